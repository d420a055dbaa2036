import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

interface Logged {
  readonly action: string;
  readonly params: unknown;
}

interface World {
  readonly instances: readonly { readonly id: string; readonly name: string; readonly state: string }[];
}

const simulator = process.env["ECM_SIMULATOR"] ?? "";
const [secretId = "", secretKey = ""] = (process.env["ECM_SIMULATOR_KEYS"] ?? "").split(" ");
const storage = join(process.env["ECM_USER_DATA"] ?? "", "User/globalStorage/ecm-tools.tencent-ecm-images");

const accept = "workbench.action.acceptSelectedQuickOpenItem";

/** What the editor offers to a caller of commands besides accepting: to move on, to go back, to press buttons. */
const others: readonly (readonly string[])[] = [
  ["workbench.action.quickOpenSelectNext"],
  ["workbench.action.quickOpenNavigateNext"],
  ["workbench.action.quickPickManyToggle"],
  ["workbench.action.quickInputBack"],
  ["notifications.focusToasts", "notification.acceptPrimaryAction"],
  ["notifications.focusToasts", "notifications.focusNextToast", "notification.acceptPrimaryAction"],
  ["ecm.instances.focus", "list.focusDown", "list.select"],
  ["ecm.images.focus", "list.focusDown", "list.expand"],
  ["ecm.tasks.focus", "list.focusDown", "list.select"],
];

const changing =
  /^(Stop|Start|Reboot|Reset|Run|Terminate|Modify|Delete|Create|Import|Allocate|Release|Associate|Attach|Detach)/;

async function fromSimulator<T>(path: string): Promise<T> {
  const response = await fetch(new URL(path, simulator));
  return (await response.json()) as T;
}

/** Calls that name something to change. Test Connection sends each action without, only to see if it is refused. */
async function changes(): Promise<readonly string[]> {
  const calls = await fromSimulator<readonly Logged[]>("/_log");
  const named = calls.filter(({ params }) => /\b(ein|img|esm)-/.test(JSON.stringify(params)));
  return named.map(({ action }) => action).filter((action) => changing.test(action));
}

async function control(order: object): Promise<void> {
  await fetch(new URL("/_control", simulator), { method: "POST", body: JSON.stringify(order) });
}

/** Changes the power of the instances behind everybody's back. */
async function setStates(stateOf: (instance: World["instances"][number]) => string): Promise<void> {
  const world = await fromSimulator<World>("/_world");
  const instances = world.instances.map((one) => ({ ...one, state: stateOf(one) }));
  await control({ do: "world", state: { ...world, instances } });
}

/** Waits until the simulator has answered the action. */
async function answered(action: string): Promise<void> {
  await control({ do: "awaitAnswered", action });
}

/** Runs a command once the window has had time to show what was asked for before. */
async function afterRoundTrips(command: string): Promise<void> {
  for (let trip = 0; trip < 15; trip += 1) await vscode.commands.executeCommand("setContext", "ecm.test", trip);
  await Promise.resolve(vscode.commands.executeCommand(command)).catch(() => undefined);
}

/** The same numbers each time, so that a failure can be seen again. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 16) % below;
  };
}

/** Opens something of the extension, then accepts whatever is shown, mostly, and presses what else there is. */
async function storm(seed: number, episodes: number, first: readonly string[]): Promise<void> {
  const { contributes }: Manifest = extension().packageJSON;
  const own = contributes.commands.map(({ command }) => command);
  const below = dice(seed);
  for (let episode = 0; episode < episodes; episode += 1) {
    const opened = below(2) === 0 ? first[below(first.length)] : own[below(own.length)];
    // It waits for the user, so nobody waits for it.
    void Promise.resolve(vscode.commands.executeCommand(opened ?? "")).catch(() => undefined);
    for (let step = 2 + below(9); step > 0; step -= 1) {
      const commands = below(10) < 7 ? [accept] : (others[below(others.length)] ?? []);
      for (const command of commands) await afterRoundTrips(command);
    }
  }
}

function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension("ecm-tools.tencent-ecm-images");
  assert.ok(found);
  return found;
}

/** The events of a task that waits for a decision of the user, in a window that is gone. */
function waitingTask(number: number, instance: World["instances"][number], events: readonly object[]): string {
  const id = createHash("sha256").update(`keys china ${secretId}`).digest("hex").slice(0, 12);
  const plan = {
    account: { id, label: "Lab", site: "china" },
    instance: { id: instance.id, name: instance.name, systemDiskGb: 50 },
    image: { name: `waiting-${number}`, description: "" },
    power: "stopAndStart",
  };
  const failure = { code: "InternalError", message: "", requestId: "", executed: "unknown", passing: true };
  const all = [{ type: "requested", plan }, { type: "confirmed" }, ...events];
  return all
    .map((data, index) => ({
      v: 1,
      id: `consent-${number}-${index}`,
      key: `consent-${number}`,
      at: Date.now() - 60_000 + index,
      window: "gone",
      ...("failureKind" in data ? { failure: { ...failure, action: "CreateImage" } } : {}),
      ...data,
    }))
    .map((event) => `\n${JSON.stringify(event)}\n`)
    .join("");
}

const call = (number: number, index: number) => ({ call: `consent-${number}-${index}` });
const stopped = (number: number) => [
  { type: "callAnnounced", action: "StopInstances" },
  { type: "callAnswered", action: "StopInstances", requestId: "r", ...call(number, 2) },
];
const create = { type: "callAnnounced", action: "CreateImage", imagesBefore: [] };
const start = { type: "callAnnounced", action: "StartInstances" };

function waitingEvents(number: number): readonly object[] {
  if (number === 0) return [...stopped(0), { type: "decisionNeeded", reason: "guestKeepsRunning" }];
  const off = [...stopped(number), { type: "powerObserved", state: "STOPPED" }, create];
  const lost = { type: "callFailed", action: "CreateImage", failureKind: "unknown", ...call(number, 5) };
  if (number === 1) return [...off, lost, { type: "decisionNeeded", reason: "outcomeUnknown" }];
  const refused = { type: "callFailed", action: "CreateImage", failureKind: "rejected", ...call(number, 5) };
  const noStart = { type: "callFailed", action: "StartInstances", failureKind: "rejected", ...call(number, 7) };
  return [...off, refused, start, noStart];
}

describe("commands of the editor, without a key and without a click", function () {
  this.timeout(240_000);

  before(async () => {
    assert.ok(simulator && secretId, "the simulator is not running");
    // The extension host's own environment, from which the account is added.
    Object.assign(process.env, { TENCENTCLOUD_SECRET_ID: secretId, TENCENTCLOUD_SECRET_KEY: secretKey });
    await extension().activate();
    await vscode.workspace.getConfiguration("ecm").update("endpoint", simulator, vscode.ConfigurationTarget.Global);
  });

  it("change nothing in the cloud from a fresh start, whatever their order", async () => {
    // An image of a stopped instance takes no power, so it needs no dialog.
    await setStates(() => "RUNNING");
    for (const seed of [1]) await storm(seed, 12, ["ecm.addAccount", "ecm.createImage"]);
    assert.deepEqual(await changes(), []);
  });

  it("add an account, as the user may allow", async () => {
    void vscode.commands.executeCommand("ecm.addAccount");
    const next = "workbench.action.quickOpenSelectNext";
    for (const command of [next, next, accept, accept, accept, accept]) await afterRoundTrips(command);
    await answered("DescribeInstances");
  });

  it("change nothing in the cloud while tasks wait for decisions", async () => {
    const { instances } = await fromSimulator<World>("/_world");
    const chosen = instances.slice(0, 3);
    await setStates(({ id }) => (id === chosen[1]?.id || id === chosen[2]?.id ? "STOPPED" : "RUNNING"));
    mkdirSync(storage, { recursive: true });
    const tasks = chosen.map((one, number) => waitingTask(number, one, waitingEvents(number)));
    appendFileSync(join(storage, "tasks.jsonl"), tasks.join(""));
    await answered("DescribeImage");
    for (const seed of [3, 4]) await storm(seed, 20, ["ecm.createImage", "ecm.decideTask", "ecm.retryTask"]);
    assert.deepEqual(await changes(), []);
  });
});
