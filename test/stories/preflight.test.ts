import assert from "node:assert/strict";
import { test } from "node:test";
import type { ImageName } from "../../src/ecm/imageName.ts";
import type { DeniedAction, Image, ImageId, Instance, InstanceId, Module, ModuleId } from "../../src/ecm/model.ts";
import type { SnapshotState, Loadable } from "../../src/ecm/cloudSnapshot.ts";
import type { TaskEventData } from "../../src/tasks/journal/taskEvent.ts";
import type { PowerMode } from "../../src/tasks/plan.ts";
import type { Task } from "../../src/tasks/task.ts";
import type { PreflightInput, PreflightLine } from "../../src/view/createImage/imageDraft.ts";
import { preflight } from "../../src/view/createImage/preflight.ts";
import { someAccount } from "../doubles/someAccount.ts";
import { someImage } from "../doubles/someImage.ts";
import { someInstance } from "../doubles/someInstance.ts";
import { historyOf, plan, succeeded } from "../doubles/taskHistory.ts";

type ListedTask = readonly [image: string, instance: string, ...history: TaskEventData[]];

/** What differs from a stopped instance in an account without images. */
interface Situation {
  readonly listed?: Partial<Instance>;
  readonly now?: Partial<Instance> | "gone" | "loading" | "failed";
  readonly images?: readonly string[] | "loading" | "failed";
  readonly denied?: readonly DeniedAction[] | "loading" | "failed" | "left out";
  readonly largestImageGb?: number;
  readonly modules?: readonly Module[];
  readonly tasks?: readonly ListedTask[];
  readonly name?: string;
  readonly description?: string;
  readonly power?: PowerMode;
  readonly batch?: readonly string[];
}

const loaded = <T>(value: T): Loadable<T> => ({ is: "loaded", value });
const missing = (is: "loading" | "failed") =>
  is === "loading" ? ({ is } as const) : ({ is, failure: undefined } as const);

function snapshotOf(situation: Situation, instance: Instance): SnapshotState {
  const { now = {}, images = [], denied = [], largestImageGb = 0, modules = [] } = situation;
  const listed = (names: readonly string[]) =>
    names.map((name): Image => ({ ...someImage, id: `img-${name}` as ImageId, name }));
  const deniedOf = (all: readonly DeniedAction[]) => new Map<InstanceId, readonly DeniedAction[]>([[instance.id, all]]);
  return {
    instances:
      now === "loading" || now === "failed" ? missing(now) : loaded(now === "gone" ? [] : [{ ...instance, ...now }]),
    images: typeof images === "string" ? missing(images) : loaded(listed(images)),
    denied:
      denied === "left out"
        ? loaded(new Map())
        : typeof denied === "string"
          ? missing(denied)
          : loaded(deniedOf(denied)),
    config: loaded({ largestImageGb }),
    modules: loaded(modules),
    taskLooks: loaded(true),
  };
}

const taskOf = ([image, instance, ...history]: ListedTask): Task =>
  historyOf(history, {
    ...plan,
    instance: { ...plan.instance, id: instance as InstanceId },
    image: { name: image as ImageName, description: "" },
  });

function inputOf(situation: Situation): PreflightInput {
  const instance: Instance = { ...someInstance, ...situation.listed };
  const name = (situation.name ?? "golden") as ImageName;
  return {
    draft: {
      at: { account: someAccount, instance },
      name,
      description: situation.description ?? "",
      power: situation.power ?? "asItIs",
    },
    snapshot: snapshotOf(situation, instance),
    tasks: (situation.tasks ?? []).map(taskOf),
    batch: (situation.batch ?? [name]) as readonly ImageName[],
  };
}

const draw = ({ level, text, advice = "", action }: PreflightLine): string =>
  `${level}: ${text}${advice === "" ? "" : ` ${advice}`}${action ? ` [${action.label}]` : ""}`;

/** Expects these lines instead of, or beside, those of an instance that passes every check. */
function says(situation: Situation, ...expected: readonly string[]): void {
  const usual = new Set(preflight(inputOf({})).map(draw));
  const lines = preflight(inputOf(situation)).map(draw);
  assert.deepEqual(
    lines.filter((line) => !usual.has(line)),
    expected,
  );
}

const many = (count: number) => Array.from({ length: count }, (_, index) => `image ${index + 1}`);

test("an instance that nothing speaks against passes every check", () => {
  assert.deepEqual(preflight(inputOf({})).map(draw), [
    "ok: The instance is stopped and not busy.",
    "ok: The cloud does not deny it.",
    "ok: The name is free.",
    "ok: 0 of 10 images are used.",
  ]);
});

test("each check is shown as pending until its answer is here", () => {
  says(
    { now: "loading", denied: "loading", images: "loading" },
    "checking: Is the instance ready?",
    "checking: Does the cloud deny it?",
    "checking: Is the name free?",
    "checking: Is there room for another image?",
  );
});

test("what could not be looked up is a warning or a note, and stops nothing", () => {
  says(
    { now: "failed", denied: "failed", images: "failed" },
    "warning: Whether the instance is ready could not be checked just now.",
    "note: Permission could not be checked in advance.",
    "warning: Whether the name is free could not be checked just now.",
  );
});

test("an instance that is gone stops the image", () => {
  says({ now: "gone" }, "stop: The instance is gone. [Choose Another Instance]");
});

test("an instance whose state is changing stops the image until it settles", () => {
  says({ now: { state: "STARTING" } }, "stop: No image can be made now: starting. [Wait Until It Settles]");
});

test("an instance whose last operation still runs stops the image until it settles", () => {
  says(
    { now: { latestOperation: "ResetInstances", latestOperationState: "OPERATING" } },
    "stop: No image can be made now: busy: ResetInstances. [Wait Until It Settles]",
  );
});

test("waiting helps neither an isolated instance nor one that is being terminated", () => {
  says(
    { now: { restrictState: "PROTECTIVELY_ISOLATED" } },
    "stop: No image can be made now: stopped, isolated. [Choose Another Instance]",
  );
  says(
    { now: { state: "TERMINATING" } },
    "stop: No image can be made now: being terminated. [Choose Another Instance]",
  );
});

test("an instance that was started meanwhile needs a power plan", () => {
  says(
    { now: { state: "RUNNING" } },
    "ok: The instance is running and not busy.",
    "stop: The instance is running now. It has to be stopped first. [Choose Power Plan]",
  );
});

test("an instance that was stopped meanwhile needs no power plan", () => {
  says({ power: "stopAndStart" }, "note: The instance is stopped already; its power is not touched.");
});

test("a forced power-off is warned of", () => {
  says(
    { now: { state: "RUNNING" }, power: "force" },
    "ok: The instance is running and not busy.",
    "warning: Power is forced off: unsaved data may be lost. [Choose Power Plan]",
  );
});

test("a task that makes an image of the same instance stops the image", () => {
  says(
    { tasks: [["other", "ein-00000001"]] },
    "stop: Image other is being made of this instance. [Show Task]",
    "ok: 1 of 10 images is used.",
  );
});

test("a task that has ended, or of another instance, does not matter", () => {
  says({ tasks: [["other", "ein-00000001", ...succeeded]] });
  says({ tasks: [["other", "ein-00000002"]] }, "ok: 1 of 10 images is used.");
});

test("what the cloud denies stops the image", () => {
  says(
    { denied: [{ action: "CreateImage", code: "UnsupportedOperation.InstanceIdNotSupported", message: "" }] },
    "stop: The cloud denies CreateImage: No image can be made of this kind of instance. Some models, such as bare metal, do not support images. Choose another instance. [Choose Another Instance]",
  );
  says(
    { denied: [{ action: "CreateImage", code: "", message: "Not [now](command:x)" }] },
    "stop: The cloud denies CreateImage: Not [now]\u200b(command:x)",
  );
});

test("a denial because the instance is running does not matter when it is stopped first", () => {
  const denied = [{ action: "CreateImage", code: "FailedOperation.InstanceNotAllStopped", message: "" }];
  says({ now: { state: "RUNNING" }, power: "stopAndStart", denied }, "ok: The instance is running and not busy.");
});

test("a denial of StopInstances matters only to a plan that stops the instance", () => {
  const denied = [{ action: "StopInstances", code: "", message: "no" }];
  says({ denied });
  says(
    { now: { state: "RUNNING" }, power: "stopAndLeave", denied },
    "ok: The instance is running and not busy.",
    "warning: The cloud denies StopInstances: no",
  );
});

test("an instance the cloud leaves out is not known to be permitted", () => {
  says({ denied: "left out" }, "note: Permission could not be checked in advance.");
});

test("a name that is taken stops the image", () => {
  says(
    { images: ["golden"] },
    "stop: An image named golden exists already. [Choose Another Name]",
    "ok: 1 of 10 images is used.",
  );
  says(
    { tasks: [["golden", "ein-00000002"]] },
    "stop: An image named golden is being made already. [Choose Another Name]",
    "ok: 1 of 10 images is used.",
  );
  says({ batch: ["golden", "golden"] }, "stop: Two of these images would be named golden. [Choose Another Name]");
});

test("a name that only resembles one that exists is free", () => {
  says({ images: ["golden-2"] }, "ok: 1 of 10 images is used.");
});

test("a long name and a long description are warned of", () => {
  says(
    { name: "a".repeat(21), description: "d".repeat(61) },
    "warning: Longer than 20 characters: Tencent Cloud may refuse it. The API documents that limit for editing an image, none for creating one. [Choose Another Name]",
    "warning: Longer than 60 characters: Tencent Cloud may refuse it. The API documents that limit for editing an image, none for creating one. [Change Description]",
  );
});

test("a full quota stops the image", () => {
  says({ images: many(9) }, "ok: 9 of 10 images are used.");
  says({ images: many(10) }, "stop: 10 of 10 images are used: no room for another. [Clean Up Images…]");
  says(
    { images: many(8), batch: ["golden", "silver", "bronze"] },
    "stop: 8 of 10 images are used: no room for 3 more. [Clean Up Images…]",
  );
});

test("images that were requested and are not listed yet take room too", () => {
  says(
    { images: many(9), tasks: [["coming", "ein-00000002"]] },
    "stop: 10 of 10 images are used: no room for another. [Clean Up Images…]",
  );
});

test("an account with more than ten images, whose limit is unknown, is only warned", () => {
  says({ images: many(11) }, "warning: 11 of 10 images are used: no room for another. [Clean Up Images…]");
});

test("data disks are not part of the image, which is warned of", () => {
  says(
    { now: { dataDisks: [{ type: "LOCAL_BASIC", sizeGb: 200 }] } },
    "warning: 1 data disk will not be in the image: only the system disk is. Take them out of /etc/fstab first, or instances made from the image may not boot.",
  );
});

test("a system disk above the documented size is warned of; a size of 0 says nothing", () => {
  says({ largestImageGb: 40 }, "warning: The system disk has 50 GB; images up to 40 GB are documented.");
  says({ largestImageGb: 50 });
  says({ largestImageGb: 0 });
});

test("a Windows instance is warned about Sysprep", () => {
  says(
    { now: { image: { id: "img-w", name: "", osName: "Windows Server 2019" } } },
    "warning: Windows: run Sysprep first if the machine is in a domain. Windows images may also have to be applied for before they can be used.",
  );
});

test("an instance that expires soon is warned of", () => {
  says(
    { now: { expireState: "WILL_EXPIRE", expireTime: "2026-11-27 08:00:00" } },
    "warning: Instance web-1 expires at 2026-11-27 08:00:00. An expired instance is shut down, and then no image can be made of it.",
  );
});

test("modules that use the image of this instance are named", () => {
  const moduleOf = (id: string, name: string): Module => ({
    id: id as ModuleId,
    name,
    state: "NORMAL",
    image: { id: "img-base", name: "" },
  });
  says(
    { modules: [moduleOf("em-1", "live"), moduleOf("em-2", "games")] },
    "note: New instances of modules live, games come from image CentOS 7.6 64位. This instance runs it, too. The modules keep it until you give them the new image.",
  );
});
