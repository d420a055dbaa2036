import * as v from "valibot";
import { parseJson } from "../../base/parseJson.ts";
import type { ImageId, TaskId } from "../../ecm/model.ts";
import type { Plan, TaskKey } from "../plan.ts";
import type { TaskEvent, WindowId } from "./taskEvent.ts";

/** The version of the format that `writeLine` writes. */
const version = 1;

const text = v.string();
const number = v.number();

/** A string that was checked when it was written. */
const brand = <Name extends string>() => v.custom<Name>((value) => typeof value === "string");

const failure = v.object({
  code: text,
  message: text,
  requestId: text,
  action: text,
  executed: v.picklist(["no", "yes", "unknown"]),
  passing: v.boolean(),
});
const account = v.object({
  id: brand<Plan["account"]["id"]>(),
  label: text,
  site: v.picklist(["china", "international"]),
});
const plan = v.object({
  account,
  instance: v.object({ id: brand<Plan["instance"]["id"]>(), name: text, systemDiskGb: number }),
  image: v.object({ name: brand<Plan["image"]["name"]>(), description: text }),
  power: v.picklist(["asItIs", "force", "stopAndStart", "stopAndLeave"]),
  batch: v.exactOptional(text),
});
const report = v.object({
  status: v.picklist(["operating", "success", "failed"]),
  message: text,
});
const action = v.picklist(["StopInstances", "CreateImage", "StartInstances"]);
const failureKind = v.picklist(["rejected", "retry", "unknown", "credentials"]);
const reason = v.picklist(["guestKeepsRunning", "outcomeUnknown", "notStarted", "takesLong", "looksRefused"]);
const decision = v.picklist([
  "waitLonger",
  "force",
  "giveUp",
  "lookAgain",
  "sendAgain",
  "startAgain",
  "leaveOff",
  "keepWaiting",
  "startNow",
  "endPaused",
]);
const imageId = brand<ImageId>();
const taskId = brand<TaskId>();
const window = brand<WindowId>();
const made = v.object({ id: imageId, state: text, sizeGb: number });

const common = { v: v.literal(version), id: text, key: brand<TaskKey>(), at: number, window };
const line = v.variant("type", [
  v.object({ ...common, type: v.literal("requested"), plan }),
  v.object({ ...common, type: v.literal("confirmed") }),
  v.object({ ...common, type: v.literal("handedOver"), account }),
  v.object({
    ...common,
    type: v.literal("callAnnounced"),
    action,
    imagesBefore: v.exactOptional(v.array(imageId)),
    isForced: v.exactOptional(v.boolean()),
  }),
  v.object({
    ...common,
    type: v.literal("callAnswered"),
    action,
    call: text,
    requestId: text,
    task: v.exactOptional(taskId),
  }),
  v.object({ ...common, type: v.literal("callFailed"), action, call: v.exactOptional(text), failure, failureKind }),
  v.object({ ...common, type: v.literal("powerObserved"), state: v.picklist(["STOPPED", "RUNNING"]) }),
  v.object({ ...common, type: v.literal("adopted"), image: imageId, task: v.exactOptional(taskId) }),
  v.object({ ...common, type: v.literal("reported"), report }),
  v.object({ ...common, type: v.literal("taskLost") }),
  v.object({ ...common, type: v.literal("verified"), image: v.exactOptional(made) }),
  v.object({ ...common, type: v.literal("decisionNeeded"), reason, failure: v.exactOptional(failure) }),
  v.object({ ...common, type: v.literal("decided"), decision }),
  v.object({ ...common, type: v.literal("paused"), failure }),
  v.object({ ...common, type: v.literal("resumed"), hasSameKeys: v.exactOptional(v.boolean()) }),
  v.object({ ...common, type: v.literal("claimed"), from: window }),
  v.object({ ...common, type: v.literal("noticeClaimed"), notice: text, from: v.exactOptional(window) }),
  v.object({ ...common, type: v.literal("noticeShown"), notice: text }),
  v.object({ ...common, type: v.literal("unwatched") }),
  v.object({ ...common, type: v.literal("dismissed") }),
]);

/** The fields that every version of the format has. */
const newer = v.object({ ...common, v: v.pipe(number, v.minValue(version + 1)) });

/** Serializes an event as one line of the file, with the version of the format. */
export const writeLine = (event: TaskEvent): string => JSON.stringify({ v: version, ...event });

/** Parses a line; `undefined` if it is torn or foreign. A newer version's line gives only the task it belongs to. */
export function readLine(json: string): TaskEvent | undefined {
  const value = parseJson(json);
  const known = v.safeParse(line, value);
  if (known.success) return known.output;
  const unknown = v.safeParse(newer, value);
  return unknown.success ? { ...unknown.output, type: "newer" } : undefined;
}
