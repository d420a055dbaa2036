import assert from "node:assert/strict";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import type { AccountId } from "../../../../src/accounts/account.ts";
import type { ImageId, TaskId } from "../../../../src/ecm/model.ts";
import { reduce } from "../../../../src/tasks/state/reducer.ts";
import type {
  ChangingAction,
  Decision,
  FailureKind,
  TaskEvent,
  TaskEventData,
  WindowId,
} from "../../../../src/tasks/journal/taskEvent.ts";
import type { TaskKey } from "../../../../src/tasks/plan.ts";
import { needsDecision, type Task } from "../../../../src/tasks/task.ts";
import { eventsOf, failure, historyOf, plan } from "../../../doubles/taskHistory.ts";

const image = { id: "img-1" as ImageId, state: "NORMAL", sizeGb: 50 };
const report = { status: "success", message: "" } as const;

const announced = (action: ChangingAction) => ({ type: "callAnnounced", action }) as const;

const answered = (action: ChangingAction, task?: string) =>
  ({
    type: "callAnswered",
    action,
    call: "latest",
    requestId: "r",
    ...(task !== undefined && { task: task as TaskId }),
  }) as const;

const failed = (action: ChangingAction, failureKind: FailureKind, call = "latest") =>
  ({ type: "callFailed", action, call, failure, failureKind }) as const;

/** The call could not be made, or its answer was missed. */
const notCalled = (action: ChangingAction, failureKind: FailureKind) =>
  ({ type: "callFailed", action, failure, failureKind }) as const;

const decided = (decision: Decision) => ({ type: "decided", decision }) as const;

const toStopping: readonly TaskEventData[] = [announced("StopInstances")];
const toStopped: readonly TaskEventData[] = [...toStopping, { type: "powerObserved", state: "STOPPED" }];
const toCreating: readonly TaskEventData[] = [...toStopped, announced("CreateImage")];
const toRunning: readonly TaskEventData[] = [...toCreating, answered("CreateImage", "1")];
const toVerifying: readonly TaskEventData[] = [...toRunning, { type: "reported", report }];
const toUnknown: readonly TaskEventData[] = [...toCreating, failed("CreateImage", "unknown")];
const toStarting: readonly TaskEventData[] = [...toVerifying, { type: "verified", image }];
const paused: TaskEventData = { type: "paused", failure };

/** A task of the plan "stop, image, start again" in each state. */
const inEachState = {
  new: eventsOf([]).slice(0, 1).reduce<Task | undefined>(reduce, undefined),
  asked: historyOf([]),
  stopping: historyOf(toStopping),
  stopped: historyOf(toStopped),
  creating: historyOf(toCreating),
  unknown: historyOf(toUnknown),
  running: historyOf(toRunning),
  verifying: historyOf(toVerifying),
  starting: historyOf(toStarting),
  succeeded: historyOf([...toStarting, { type: "powerObserved", state: "RUNNING" }]),
  failed: historyOf([notCalled("StopInstances", "rejected")]),
  givenUp: historyOf([
    ...toUnknown,
    { type: "decisionNeeded", reason: "outcomeUnknown" },
    decided("giveUp"),
    { type: "powerObserved", state: "RUNNING" },
  ]),
};

/** The same task while it waits for a decision of the user ("?") or for working keys ("‖"). */
const whileItWaits = {
  "stopping?": historyOf([...toStopping, { type: "decisionNeeded", reason: "guestKeepsRunning" }]),
  "stopped?": historyOf([...toStopped, { type: "decisionNeeded", reason: "looksRefused" }]),
  "unknown?": historyOf([...toUnknown, { type: "decisionNeeded", reason: "outcomeUnknown" }]),
  "running?": historyOf([...toRunning, { type: "decisionNeeded", reason: "takesLong" }]),
  "verifying?": historyOf([...toVerifying, { type: "decisionNeeded", reason: "looksRefused" }]),
  "starting?": historyOf([...toStarting, { type: "decisionNeeded", reason: "notStarted" }]),
  "asked‖": historyOf([paused]),
  "stopping‖": historyOf([...toStopping, paused]),
  "starting‖": historyOf([...toStarting, paused]),
};

/** Events of each type, by what distinguishes them. */
const events: Readonly<Record<TaskEventData["type"], Readonly<Record<string, TaskEventData>>>> = {
  requested: { "": { type: "requested", plan } },
  confirmed: { "": { type: "confirmed" } },
  handedOver: {
    "": { type: "handedOver", account: { id: "other" as AccountId, label: "Rotated", site: "china" } },
  },
  callAnnounced: {
    StopInstances: announced("StopInstances"),
    CreateImage: announced("CreateImage"),
    StartInstances: announced("StartInstances"),
  },
  callAnswered: {
    StopInstances: answered("StopInstances"),
    CreateImage: answered("CreateImage", "2"),
    "CreateImage without task": answered("CreateImage"),
    StartInstances: answered("StartInstances"),
  },
  callFailed: {
    "StopInstances rejected": failed("StopInstances", "rejected"),
    "StopInstances retry": failed("StopInstances", "retry"),
    "StopInstances unknown": failed("StopInstances", "unknown"),
    "CreateImage rejected": failed("CreateImage", "rejected"),
    "CreateImage retry": failed("CreateImage", "retry"),
    "CreateImage unknown": failed("CreateImage", "unknown"),
    "CreateImage credentials": failed("CreateImage", "credentials"),
    "CreateImage earlier call": failed("CreateImage", "rejected", "another"),
    "CreateImage without call": notCalled("CreateImage", "unknown"),
    "StartInstances rejected": failed("StartInstances", "rejected"),
    "StartInstances without call": notCalled("StartInstances", "rejected"),
  },
  powerObserved: {
    STOPPED: { type: "powerObserved", state: "STOPPED" },
    RUNNING: { type: "powerObserved", state: "RUNNING" },
  },
  adopted: {
    "with task": { type: "adopted", image: image.id, task: "3" as TaskId },
    "without task": { type: "adopted", image: image.id },
  },
  reported: {
    operating: { type: "reported", report: { ...report, status: "operating" } },
    success: { type: "reported", report },
    failed: { type: "reported", report: { ...report, status: "failed" } },
  },
  taskLost: { "": { type: "taskLost" } },
  verified: { "": { type: "verified", image } },
  decisionNeeded: { "": { type: "decisionNeeded", reason: "outcomeUnknown" } },
  decided: {
    waitLonger: decided("waitLonger"),
    force: decided("force"),
    giveUp: decided("giveUp"),
    lookAgain: decided("lookAgain"),
    sendAgain: decided("sendAgain"),
    startAgain: decided("startAgain"),
    leaveOff: decided("leaveOff"),
    keepWaiting: decided("keepWaiting"),
    startNow: decided("startNow"),
  } satisfies Record<Decision, TaskEventData>,
  paused: {
    "": paused,
    "for another reason": { type: "paused", failure: { ...failure, code: "AuthFailure.TokenFailure" } },
  },
  resumed: {
    "": { type: "resumed" },
    "with the same keys": { type: "resumed", hasSameKeys: true },
  },
  claimed: {
    "from its owner": { type: "claimed", from: "me" as WindowId },
    "from another": { type: "claimed", from: "other" as WindowId },
  },
  noticeClaimed: { "": { type: "noticeClaimed", notice: "ended" } },
  noticeShown: { "": { type: "noticeShown", notice: "ended" } },
  unwatched: { "": { type: "unwatched" } },
  dismissed: { "": { type: "dismissed" } },
  newer: { "": { type: "newer" } },
};

const rows: readonly (readonly [name: string, data: TaskEventData])[] = Object.entries(events).flatMap(([type, each]) =>
  Object.entries(each).map(([detail, data]) => [`${type} ${detail}`.trim(), data] as const),
);

const nameOf = (task: Task): string => `${task.state}${needsDecision(task) ? "?" : ""}${task.paused ? "‖" : ""}`;

/** `from` after one more event: its state if that is another, "~" if something else changed, "·" if nothing did. */
function cell(from: Task | undefined, data: TaskEventData, window: string): string {
  assert.ok(from);
  const call = "call" in data && data.call === "latest" ? { call: from.pendingCall ?? "none" } : {};
  const event: TaskEvent = { ...data, ...call, id: "new", key: from.key, at: 1000, window: window as WindowId };
  const to = reduce(from, event);
  assert.ok(to);
  if (isDeepStrictEqual(from, to)) return "·";
  return nameOf(to) === nameOf(from) ? "~" : nameOf(to);
}

/** What each event of a window does to each task; an event that does nothing has no row. */
function table(tasks: Readonly<Record<string, Task | undefined>>, window: string): string {
  const drawn = rows.map(([name, data]) => [name, ...Object.values(tasks).map((task) => cell(task, data, window))]);
  const lines = [["", ...Object.keys(tasks)], ...drawn.filter(([, ...cells]) => cells.some((text) => text !== "·"))];
  return lines
    .map(([name = "", ...cells]) => name.padEnd(40) + cells.map((text) => text.padEnd(12)).join(""))
    .map((line) => line.trimEnd())
    .join("\n");
}

const does = (tasks: Readonly<Record<string, Task | undefined>>, window: string, expected: string) =>
  assert.equal(`\n${table(tasks, window)}\n`, expected);

test("each event does in each state what the table says; one that is not in it does nothing anywhere", () => {
  does(
    inEachState,
    "me",
    `
                                        new         asked       stopping    stopped     creating    unknown     running     verifying   starting    succeeded   failed      givenUp
confirmed                               ~           ·           ·           ·           ·           ·           ·           ·           ·           ·           ·           ·
handedOver                              ~           ~           ~           ~           ~           ~           ~           ~           ~           ·           ·           ·
callAnnounced StopInstances             stopping    stopping    ~           ·           ·           ·           ·           ·           ·           ·           ·           ·
callAnnounced CreateImage               ·           ·           ·           creating    ·           ·           ·           ·           ·           ·           ·           ·
callAnnounced StartInstances            ·           ·           ·           ·           ·           ·           ·           ·           ~           ·           ·           ·
callAnswered StopInstances              ~           ~           ~           ~           ·           ·           ·           ·           ·           ·           ~           ·
callAnswered CreateImage                ~           ~           ~           ~           running     running     ·           ·           ·           ·           ~           ~
callAnswered CreateImage without task   ~           ~           ~           ~           ~           ~           ·           ·           ·           ·           ~           ~
callAnswered StartInstances             ~           ~           ~           ~           ·           ·           ·           ·           ·           ·           ~           ·
callFailed StopInstances rejected       ·           ·           failed      ·           ·           ·           ·           ·           ·           ·           ·           ·
callFailed StopInstances retry          ·           ·           asked       ·           ·           ·           ·           ·           ·           ·           ·           ·
callFailed CreateImage rejected         ·           ·           ·           ·           starting    starting    ·           ·           ·           ·           ·           ·
callFailed CreateImage retry            ·           ·           ·           ·           stopped     stopped     ·           ·           ·           ·           ·           ·
callFailed CreateImage unknown          ·           ·           ·           ·           unknown     ·           ·           ·           ·           ·           ·           ·
callFailed CreateImage credentials      ·           ·           ·           ·           stopped‖    stopped‖    ·           ·           ·           ·           ·           ·
callFailed CreateImage without call     failed      failed      ·           starting    unknown     ·           ·           ·           ·           ·           ·           ·
callFailed StartInstances without call  failed      failed      ·           ·           ·           ·           ·           ·           starting?   ·           ·           ·
powerObserved STOPPED                   stopped     stopped     stopped     ·           ·           ·           ·           ·           ·           ·           ·           ·
powerObserved RUNNING                   ·           ·           ·           ·           ·           ·           ·           ·           succeeded   ·           ·           ·
adopted with task                       ·           ·           ·           ·           ·           running     ·           ·           ·           ·           ·           ·
adopted without task                    ·           ·           ·           ·           ·           verifying   ·           ·           ·           ·           ·           ·
reported success                        ·           ·           ·           ·           ·           ·           verifying   ·           ·           ·           ·           ·
reported failed                         ·           ·           ·           ·           ·           ·           starting    starting    ·           ·           ·           ·
taskLost                                ·           ·           ·           ·           ·           ·           unknown     ·           ·           ·           ·           ·
verified                                ·           ·           ·           ·           ·           ·           ·           starting    ·           ·           ·           ·
decisionNeeded                          ·           ·           stopping?   stopped?    ·           unknown?    running?    verifying?  starting?   ·           ·           ·
paused                                  asked‖      asked‖      stopping‖   stopped‖    creating‖   unknown‖    running‖    verifying‖  starting‖   ·           ·           ·
paused for another reason               asked‖      asked‖      stopping‖   stopped‖    creating‖   unknown‖    running‖    verifying‖  starting‖   ·           ·           ·
noticeClaimed                           ~           ~           ~           ~           ~           ~           ~           ~           ~           ~           ~           ~
unwatched                               ~           ~           ~           ~           ~           ~           ~           ~           ~           ~           ~           ~
dismissed                               ·           ·           ·           ·           ·           ·           ·           ·           ·           ~           ~           ~
newer                                   ~           ~           ~           ~           ~           ~           ~           ~           ~           ~           ~           ~
`,
  );
});

test("while a task waits for the user or for keys, each event does what the table says", () => {
  does(
    whileItWaits,
    "me",
    `
                                        stopping?   stopped?    unknown?    running?    verifying?  starting?   asked‖      stopping‖   starting‖
handedOver                              ~           ~           ~           ~           ~           ~           ~           ~           ~
callAnnounced StopInstances             stopping    ·           ·           ·           ·           ·           stopping‖   ~           ·
callAnnounced CreateImage               ·           creating    ·           ·           ·           ·           ·           ·           ·
callAnnounced StartInstances            ·           ·           ·           ·           ·           ~           ·           ·           ~
callAnswered StopInstances              ~           ~           ·           ·           ·           ·           ~           ~           ·
callAnswered CreateImage                ~           ~           running     ·           ·           ·           ~           ~           ·
callAnswered CreateImage without task   ~           ~           ~           ·           ·           ·           ~           ~           ·
callAnswered StartInstances             ~           ~           ·           ·           ·           ·           ~           ~           ·
callFailed StopInstances rejected       failed      ·           ·           ·           ·           ·           ·           failed‖     ·
callFailed StopInstances retry          asked       ·           ·           ·           ·           ·           ·           asked‖      ·
callFailed CreateImage rejected         ·           ·           starting    ·           ·           ·           ·           ·           ·
callFailed CreateImage retry            ·           ·           stopped     ·           ·           ·           ·           ·           ·
callFailed CreateImage credentials      ·           ·           stopped‖    ·           ·           ·           ·           ·           ·
callFailed CreateImage without call     ·           starting    ·           ·           ·           ·           failed‖     ·           ·
callFailed StartInstances without call  ·           ·           ·           ·           ·           ~           failed‖     ·           starting?‖
powerObserved STOPPED                   stopped     ·           ·           ·           ·           ·           stopped‖    stopped‖    ·
powerObserved RUNNING                   ·           ·           ·           ·           ·           succeeded   ·           ·           succeeded‖
adopted with task                       ·           ·           running     ·           ·           ·           ·           ·           ·
adopted without task                    ·           ·           verifying   ·           ·           ·           ·           ·           ·
reported success                        ·           ·           ·           verifying   ·           ·           ·           ·           ·
reported failed                         ·           ·           ·           starting    starting    ·           ·           ·           ·
taskLost                                ·           ·           ·           unknown     ·           ·           ·           ·           ·
verified                                ·           ·           ·           ·           starting    ·           ·           ·           ·
decisionNeeded                          ·           ·           ·           ·           ·           ·           ·           stopping?‖  starting?‖
decided waitLonger                      stopping    ·           ·           ·           ·           ·           ·           ·           ·
decided force                           stopping    ·           ·           ·           ·           ·           ·           ·           ·
decided giveUp                          starting    starting    starting    starting    starting    ·           givenUp     givenUp     givenUp
decided lookAgain                       ·           ·           unknown     ·           ·           ·           ·           ·           ·
decided sendAgain                       ·           ·           stopped     ·           ·           ·           ·           ·           ·
decided startAgain                      ·           ·           ·           ·           ·           starting    ·           ·           ·
decided leaveOff                        ·           ·           ·           ·           ·           succeeded   ·           ·           ·
decided keepWaiting                     stopping    stopped     unknown     running     verifying   starting    ·           ·           ·
decided startNow                        ·           ·           ·           starting    starting    ·           ·           ·           ·
paused                                  stopping?‖  stopped?‖   unknown?‖   running?‖   verifying?‖ starting?‖  ·           ·           ·
paused for another reason               stopping?‖  stopped?‖   unknown?‖   running?‖   verifying?‖ starting?‖  ~           ~           ~
resumed                                 ·           ·           ·           ·           ·           ·           asked       stopping    starting
resumed with the same keys              ·           ·           ·           ·           ·           ·           asked       stopping    starting
noticeClaimed                           ~           ~           ~           ~           ~           ~           ~           ~           ~
unwatched                               ~           ~           ~           ~           ~           ~           ~           ~           ~
newer                                   ~           ~           ~           ~           ~           ~           ~           ~           ~
`,
  );
});

test("of another window's events only the result of a call, the user's words and the notice of an end count", () => {
  does(
    inEachState,
    "other",
    `
                                        new         asked       stopping    stopped     creating    unknown     running     verifying   starting    succeeded   failed      givenUp
handedOver                              ~           ~           ~           ~           ~           ~           ~           ~           ~           ·           ·           ·
callAnswered StopInstances              ~           ~           ~           ~           ·           ·           ·           ·           ·           ·           ~           ·
callAnswered CreateImage                ~           ~           ~           ~           running     running     ·           ·           ·           ·           ~           ~
callAnswered CreateImage without task   ~           ~           ~           ~           ~           ~           ·           ·           ·           ·           ~           ~
callAnswered StartInstances             ~           ~           ~           ~           ·           ·           ·           ·           ·           ·           ~           ·
callFailed StopInstances rejected       ·           ·           failed      ·           ·           ·           ·           ·           ·           ·           ·           ·
callFailed StopInstances retry          ·           ·           asked       ·           ·           ·           ·           ·           ·           ·           ·           ·
callFailed CreateImage rejected         ·           ·           ·           ·           starting    starting    ·           ·           ·           ·           ·           ·
callFailed CreateImage retry            ·           ·           ·           ·           stopped     stopped     ·           ·           ·           ·           ·           ·
callFailed CreateImage unknown          ·           ·           ·           ·           unknown     ·           ·           ·           ·           ·           ·           ·
callFailed CreateImage credentials      ·           ·           ·           ·           stopped‖    stopped‖    ·           ·           ·           ·           ·           ·
claimed from its owner                  ~           ~           ~           ~           ~           ~           ~           ~           ~           ~           ~           ~
noticeClaimed                           ·           ·           ·           ·           ·           ·           ·           ·           ·           ~           ~           ~
unwatched                               ~           ~           ~           ~           ~           ~           ~           ~           ~           ~           ~           ~
dismissed                               ·           ·           ·           ·           ·           ·           ·           ·           ·           ~           ~           ~
newer                                   ~           ~           ~           ~           ~           ~           ~           ~           ~           ~           ~           ~
`,
  );
});

test("while a task waits, the same few events of another window count", () => {
  does(
    whileItWaits,
    "other",
    `
                                        stopping?   stopped?    unknown?    running?    verifying?  starting?   asked‖      stopping‖   starting‖
handedOver                              ~           ~           ~           ~           ~           ~           ~           ~           ~
callAnswered StopInstances              ~           ~           ·           ·           ·           ·           ~           ~           ·
callAnswered CreateImage                ~           ~           running     ·           ·           ·           ~           ~           ·
callAnswered CreateImage without task   ~           ~           ~           ·           ·           ·           ~           ~           ·
callAnswered StartInstances             ~           ~           ·           ·           ·           ·           ~           ~           ·
callFailed StopInstances rejected       failed      ·           ·           ·           ·           ·           ·           failed‖     ·
callFailed StopInstances retry          asked       ·           ·           ·           ·           ·           ·           asked‖      ·
callFailed CreateImage rejected         ·           ·           starting    ·           ·           ·           ·           ·           ·
callFailed CreateImage retry            ·           ·           stopped     ·           ·           ·           ·           ·           ·
callFailed CreateImage credentials      ·           ·           stopped‖    ·           ·           ·           ·           ·           ·
decided waitLonger                      stopping    ·           ·           ·           ·           ·           ·           ·           ·
decided force                           stopping    ·           ·           ·           ·           ·           ·           ·           ·
decided giveUp                          starting    starting    starting    starting    starting    ·           givenUp     givenUp     givenUp
decided lookAgain                       ·           ·           unknown     ·           ·           ·           ·           ·           ·
decided sendAgain                       ·           ·           stopped     ·           ·           ·           ·           ·           ·
decided startAgain                      ·           ·           ·           ·           ·           starting    ·           ·           ·
decided leaveOff                        ·           ·           ·           ·           ·           succeeded   ·           ·           ·
decided keepWaiting                     stopping    stopped     unknown     running     verifying   starting    ·           ·           ·
decided startNow                        ·           ·           ·           starting    starting    ·           ·           ·           ·
claimed from its owner                  ~           ~           ~           ~           ~           ~           ~           ~           ~
unwatched                               ~           ~           ~           ~           ~           ~           ~           ~           ~
newer                                   ~           ~           ~           ~           ~           ~           ~           ~           ~
`,
  );
});

test("before a task is requested, no event about it counts", () => {
  for (const [, data] of rows) {
    const event = { ...data, id: "1", key: "k" as TaskKey, at: 0, window: "me" as WindowId } as TaskEvent;
    assert.equal(reduce(undefined, event)?.state, data.type === "requested" ? "asked" : undefined);
  }
});

test("of all windows that claim the notice of an end the first shows it, and then the one that follows a closed one", () => {
  const claim = { key: historyOf([]).key, at: 1000, type: "noticeClaimed", notice: "ended" } as const;
  const claims = [
    ["one", undefined],
    ["me", undefined],
    ["two", "me"],
    ["two", "one"],
    ["me", "one"],
  ] as const;
  let task: Task | undefined = inEachState.failed;
  const holders = claims.map(([window, from]) => {
    const follows = from && { from: from as WindowId };
    task = reduce(task, { ...claim, id: `${window}-${from}`, window: window as WindowId, ...follows });
    return task?.notices["ended"]?.window;
  });
  assert.deepEqual(holders, ["one", "one", "one", "two", "two"]);
});

test("the RequestId for support is CreateImage's, also when the instance was started again since", () => {
  const ended = historyOf([
    ...toCreating,
    { type: "callAnswered", action: "CreateImage", call: "latest", requestId: "of CreateImage", task: "7" as TaskId },
    { type: "callAnswered", action: "StartInstances", call: "latest", requestId: "of StartInstances" },
  ]);
  assert.equal(ended.requestId, "of CreateImage");
});

test("the same keys failing again after they worked is no new pause; other keys, or another failure, are", () => {
  const pauses = (...history: readonly TaskEventData[]) => historyOf([...toStopping, ...history]).pauseCount;
  const sameKeys: TaskEventData = { type: "resumed", hasSameKeys: true };
  const other: TaskEventData = { type: "paused", failure: { ...failure, code: "AuthFailure.TokenFailure" } };
  assert.equal(pauses(paused, sameKeys, paused), 1);
  assert.equal(pauses(paused, { type: "resumed" }, paused), 2);
  assert.equal(pauses(paused, sameKeys, other), 2);
});

test("a task that is handed over continues in the other account, and keeps the rest of its plan", () => {
  const account = { id: "other" as AccountId, label: "Rotated", site: "china" } as const;
  assert.deepEqual(historyOf([...toStopping, { type: "handedOver", account }]).plan, { ...plan, account });
});

test("who keeps waiting is not asked again for an hour", () => {
  const history: readonly TaskEventData[] = [...toRunning, { type: "decisionNeeded", reason: "takesLong" }];
  const task = historyOf([...history, decided("keepWaiting")]);
  assert.equal(task.patientUntil, history.length * 1000 + 1000 + 60 * 60_000);
});

test("Start Instance Now starts the instance and follows the image from where it stood", () => {
  const [running, verifying] = [toRunning, toVerifying].map((history) =>
    historyOf([...history, { type: "decisionNeeded", reason: "takesLong" }, decided("startNow")]),
  );
  for (const [task, state] of [
    [running, "running"],
    [verifying, "verifying"],
  ] as const) {
    assert.ok(task);
    assert.equal(task.state, "starting");
    const on = reduce(task, {
      type: "powerObserved",
      state: "RUNNING",
      id: "on",
      key: task.key,
      at: 99_000,
      window: task.owner,
    });
    assert.equal(on?.state, state);
    assert.equal(on?.stopCalls, 0);
  }
});
