import assert from "node:assert/strict";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import type { ImageId, TaskId } from "../../../../src/ecm/model.ts";
import { reduce } from "../../../../src/tasks/state/reducer.ts";
import type { TaskEvent, TaskEventData, WindowId } from "../../../../src/tasks/journal/taskEvent.ts";
import type { TaskKey } from "../../../../src/tasks/plan.ts";
import { needsDecision, type Task, type TaskState } from "../../../../src/tasks/task.ts";
import { failure, historyOf, plan } from "../../../doubles/taskHistory.ts";

const image = { id: "img-1" as ImageId, state: "NORMAL", sizeGb: 50 };
const report = { status: "success", message: "" } as const;

const toStopping: readonly TaskEventData[] = [{ type: "callAnnounced", action: "StopInstances" }];
const toStopped: readonly TaskEventData[] = [...toStopping, { type: "powerObserved", state: "STOPPED" }];
const toCreating: readonly TaskEventData[] = [...toStopped, { type: "callAnnounced", action: "CreateImage" }];
const toRunning: readonly TaskEventData[] = [
  ...toCreating,
  { type: "callAnswered", action: "CreateImage", call: "latest", requestId: "r", task: "1" as TaskId },
];
const toVerifying: readonly TaskEventData[] = [...toRunning, { type: "reported", report }];
const toUnknown: readonly TaskEventData[] = [
  ...toCreating,
  { type: "callFailed", action: "CreateImage", call: "latest", failure, failureKind: "unknown" },
];
const toStarting: readonly TaskEventData[] = [...toVerifying, { type: "verified", image }];

/** How a task of the plan "stop, image, start again" gets into each state; "?" waits for a person. */
const ways: Readonly<Record<TaskState | "stopping?" | "unknown?" | "starting?", readonly TaskEventData[]>> = {
  asked: [],
  stopping: toStopping,
  "stopping?": [...toStopping, { type: "decisionNeeded", reason: "guestKeepsRunning" }],
  stopped: toStopped,
  creating: toCreating,
  unknown: toUnknown,
  "unknown?": [...toUnknown, { type: "decisionNeeded", reason: "outcomeUnknown" }],
  running: toRunning,
  verifying: toVerifying,
  starting: toStarting,
  "starting?": [...toStarting, { type: "decisionNeeded", reason: "notStarted" }],
  succeeded: [...toStarting, { type: "powerObserved", state: "RUNNING" }],
  failed: [{ type: "callFailed", action: "StopInstances", failure, failureKind: "rejected" }],
  givenUp: [
    ...toUnknown,
    { type: "decisionNeeded", reason: "outcomeUnknown" },
    { type: "decided", decision: "giveUp" },
    { type: "powerObserved", state: "RUNNING" },
  ],
};

const events: Readonly<Record<string, TaskEventData>> = {
  requested: { type: "requested", plan },
  "callAnnounced StopInstances": { type: "callAnnounced", action: "StopInstances" },
  "callAnnounced CreateImage": { type: "callAnnounced", action: "CreateImage" },
  "callAnnounced StartInstances": { type: "callAnnounced", action: "StartInstances" },
  "callAnswered StopInstances": { type: "callAnswered", action: "StopInstances", call: "latest", requestId: "r" },
  "callAnswered CreateImage": {
    type: "callAnswered",
    action: "CreateImage",
    call: "latest",
    requestId: "r",
    task: "2" as TaskId,
  },
  "callAnswered StartInstances": { type: "callAnswered", action: "StartInstances", call: "latest", requestId: "r" },
  "callFailed StopInstances rejected": {
    type: "callFailed",
    action: "StopInstances",
    call: "latest",
    failure,
    failureKind: "rejected",
  },
  "callFailed StopInstances retry": {
    type: "callFailed",
    action: "StopInstances",
    call: "latest",
    failure,
    failureKind: "retry",
  },
  "failed StopInstances unknown": {
    type: "callFailed",
    action: "StopInstances",
    call: "latest",
    failure,
    failureKind: "unknown",
  },
  "callFailed CreateImage rejected": {
    type: "callFailed",
    action: "CreateImage",
    call: "latest",
    failure,
    failureKind: "rejected",
  },
  "callFailed CreateImage retry": {
    type: "callFailed",
    action: "CreateImage",
    call: "latest",
    failure,
    failureKind: "retry",
  },
  "callFailed CreateImage unknown": {
    type: "callFailed",
    action: "CreateImage",
    call: "latest",
    failure,
    failureKind: "unknown",
  },
  "callFailed CreateImage credentials": {
    type: "callFailed",
    action: "CreateImage",
    call: "latest",
    failure,
    failureKind: "credentials",
  },
  "callFailed CreateImage earlier call": {
    type: "callFailed",
    action: "CreateImage",
    call: "another",
    failure,
    failureKind: "rejected",
  },
  "callFailed CreateImage without call": { type: "callFailed", action: "CreateImage", failure, failureKind: "unknown" },
  "callFailed StartInstances refused": {
    type: "callFailed",
    action: "StartInstances",
    call: "latest",
    failure,
    failureKind: "rejected",
  },
  "callFailed StartInstances without": {
    type: "callFailed",
    action: "StartInstances",
    failure,
    failureKind: "rejected",
  },
  "powerObserved STOPPED": { type: "powerObserved", state: "STOPPED" },
  "powerObserved RUNNING": { type: "powerObserved", state: "RUNNING" },
  "adopted with task": { type: "adopted", image: image.id, task: "3" as TaskId },
  "adopted without task": { type: "adopted", image: image.id },
  "reported operating": { type: "reported", report: { ...report, status: "operating" } },
  "reported success": { type: "reported", report },
  "reported failed": { type: "reported", report: { ...report, status: "failed" } },
  taskLost: { type: "taskLost" },
  verified: { type: "verified", image },
  decisionNeeded: { type: "decisionNeeded", reason: "outcomeUnknown" },
  "decided waitLonger": { type: "decided", decision: "waitLonger" },
  "decided force": { type: "decided", decision: "force" },
  "decided giveUp": { type: "decided", decision: "giveUp" },
  "decided lookAgain": { type: "decided", decision: "lookAgain" },
  "decided sendAgain": { type: "decided", decision: "sendAgain" },
  "decided startAgain": { type: "decided", decision: "startAgain" },
  "decided leaveOff": { type: "decided", decision: "leaveOff" },
  paused: { type: "paused", failure },
  resumed: { type: "resumed" },
  "claimed from its owner": { type: "claimed", from: "me" as WindowId },
  "claimed from another": { type: "claimed", from: "other" as WindowId },
  noticeClaimed: { type: "noticeClaimed", notice: "ended" },
  noticeShown: { type: "noticeShown", notice: "ended" },
  unwatched: { type: "unwatched" },
  dismissed: { type: "dismissed" },
};

/** `from` with one more entry: its state if that is another, "~" if something else changed, "·" if nothing did. */
function cell(from: Task, data: TaskEventData, window: string): string {
  const call = "call" in data && data.call === "latest" ? { call: from.pendingCall ?? "none" } : {};
  const event: TaskEvent = { ...data, ...call, id: "new", key: from.key, at: 1000, window: window as WindowId };
  const to = reduce(from, event);
  assert.ok(to);
  if (isDeepStrictEqual(from, to)) return "·";
  const name = `${to.state}${needsDecision(to) ? "?" : ""}`;
  return name === `${from.state}${needsDecision(from) ? "?" : ""}` ? "~" : name;
}

function table(window: string): string {
  const columns = Object.entries(ways).map(([name, way]) => [name, historyOf(way)] as const);
  const rows = Object.entries(events).map(([name, data]) => [
    name,
    ...columns.map(([, task]) => cell(task, data, window)),
  ]);
  const telling = rows.filter(([, ...cells]) => cells.some((text) => text !== "·"));
  const lines = [["", ...columns.map(([name]) => name)], ...telling];
  return lines
    .map(([name = "", ...cells]) => name.padEnd(40) + cells.map((text) => text.padEnd(10)).join(" "))
    .map((line) => line.trimEnd())
    .join("\n");
}

test("each entry in each state does what the table says; one that is not in it does nothing anywhere", () => {
  assert.equal(table("me"), ownersTable);
});

test("of another window's entries only what became of a call, a person's word and the telling of an end count", () => {
  assert.equal(table("other"), othersTable);
});

test("before a task is asked for, nothing that is said of it counts", () => {
  for (const data of Object.values(events)) {
    const event = { ...data, id: "1", key: "k" as TaskKey, at: 0, window: "me" as WindowId } as TaskEvent;
    assert.equal(reduce(undefined, event)?.state, data.type === "requested" ? "asked" : undefined);
  }
});

test("of all windows that want to tell an end the first does, and then who follows one that is gone", () => {
  const at = { key: historyOf([]).key, at: 1000, type: "noticeClaimed", notice: "ended" } as const;
  const claims = [
    ["one", undefined],
    ["me", undefined],
    ["two", "me"],
    ["two", "one"],
    ["me", "one"],
  ] as const;
  let task: Task | undefined = historyOf(ways.failed);
  const tellers = claims.map(([window, from]) => {
    const follows = from && { from: from as WindowId };
    task = reduce(task, { ...at, id: `${window}-${from}`, window: window as WindowId, ...follows });
    return task?.notices["ended"]?.window;
  });
  assert.deepEqual(tellers, ["one", "one", "one", "two", "two"]);
});

const ownersTable = `                                        asked      stopping   stopping?  stopped    creating   unknown    unknown?   running    verifying  starting   starting?  succeeded  failed     givenUp
callAnnounced StopInstances             stopping   ~          stopping   ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·
callAnnounced CreateImage               ·          ·          ·          creating   ·          ·          ·          ·          ·          ·          ·          ·          ·          ·
callAnnounced StartInstances            ·          ·          ·          ·          ·          ·          ·          ·          ·          ~          ~          ·          ·          ·
callAnswered StopInstances              ~          ~          ~          ~          ·          ·          ·          ·          ·          ·          ·          ·          ~          ·
callAnswered CreateImage                ~          ~          ~          ~          running    running    running    ·          ·          ·          ·          ·          ~          ~
callAnswered StartInstances             ~          ~          ~          ~          ·          ·          ·          ·          ·          ·          ·          ·          ~          ·
callFailed StopInstances rejected       ·          failed     failed     ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·
callFailed StopInstances retry          ·          asked      asked      ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·
callFailed CreateImage rejected         ·          ·          ·          ·          starting   starting   starting   ·          ·          ·          ·          ·          ·          ·
callFailed CreateImage retry            ·          ·          ·          ·          stopped    stopped    stopped    ·          ·          ·          ·          ·          ·          ·
callFailed CreateImage unknown          ·          ·          ·          ·          unknown    ·          ·          ·          ·          ·          ·          ·          ·          ·
callFailed CreateImage credentials      ·          ·          ·          ·          stopped    stopped    stopped    ·          ·          ·          ·          ·          ·          ·
callFailed CreateImage without call     failed     ·          ·          starting   unknown    ·          ·          ·          ·          ·          ·          ·          ·          ·
callFailed StartInstances without       failed     ·          ·          ·          ·          ·          ·          ·          ·          starting?  ~          ·          ·          ·
powerObserved STOPPED                   stopped    stopped    stopped    ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·
powerObserved RUNNING                   ·          ·          ·          ·          ·          ·          ·          ·          ·          succeeded  succeeded  ·          ·          ·
adopted with task                       ·          ·          ·          ·          ·          running    running    ·          ·          ·          ·          ·          ·          ·
adopted without task                    ·          ·          ·          ·          ·          verifying  verifying  ·          ·          ·          ·          ·          ·          ·
reported success                        ·          ·          ·          ·          ·          ·          ·          verifying  ·          ·          ·          ·          ·          ·
reported failed                         ·          ·          ·          ·          ·          ·          ·          starting   starting   ·          ·          ·          ·          ·
taskLost                                ·          ·          ·          ·          ·          ·          ·          unknown    ·          ·          ·          ·          ·          ·
verified                                ·          ·          ·          ·          ·          ·          ·          ·          starting   ·          ·          ·          ·          ·
decisionNeeded                          ·          stopping?  ·          stopped?   ·          unknown?   ·          running?   verifying? starting?  ·          ·          ·          ·
decided waitLonger                      ·          ·          stopping   ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·
decided force                           ·          ·          stopping   ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·
decided giveUp                          ·          ·          starting   ·          ·          ·          starting   ·          ·          ·          ·          ·          ·          ·
decided lookAgain                       ·          ·          ·          ·          ·          ·          unknown    ·          ·          ·          ·          ·          ·          ·
decided sendAgain                       ·          ·          ·          ·          ·          ·          stopped    ·          ·          ·          ·          ·          ·          ·
decided startAgain                      ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          starting   ·          ·          ·
decided leaveOff                        ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          succeeded  ·          ·          ·
paused                                  ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ·          ·          ·
noticeClaimed                           ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~
unwatched                               ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~
dismissed                               ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ~          ~          ~`;

const othersTable = `                                        asked      stopping   stopping?  stopped    creating   unknown    unknown?   running    verifying  starting   starting?  succeeded  failed     givenUp
callAnswered StopInstances              ~          ~          ~          ~          ·          ·          ·          ·          ·          ·          ·          ·          ~          ·
callAnswered CreateImage                ~          ~          ~          ~          running    running    running    ·          ·          ·          ·          ·          ~          ~
callAnswered StartInstances             ~          ~          ~          ~          ·          ·          ·          ·          ·          ·          ·          ·          ~          ·
callFailed StopInstances rejected       ·          failed     failed     ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·
callFailed StopInstances retry          ·          asked      asked      ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·
callFailed CreateImage rejected         ·          ·          ·          ·          starting   starting   starting   ·          ·          ·          ·          ·          ·          ·
callFailed CreateImage retry            ·          ·          ·          ·          stopped    stopped    stopped    ·          ·          ·          ·          ·          ·          ·
callFailed CreateImage unknown          ·          ·          ·          ·          unknown    ·          ·          ·          ·          ·          ·          ·          ·          ·
callFailed CreateImage credentials      ·          ·          ·          ·          stopped    stopped    stopped    ·          ·          ·          ·          ·          ·          ·
decided waitLonger                      ·          ·          stopping   ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·
decided force                           ·          ·          stopping   ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·
decided giveUp                          ·          ·          starting   ·          ·          ·          starting   ·          ·          ·          ·          ·          ·          ·
decided lookAgain                       ·          ·          ·          ·          ·          ·          unknown    ·          ·          ·          ·          ·          ·          ·
decided sendAgain                       ·          ·          ·          ·          ·          ·          stopped    ·          ·          ·          ·          ·          ·          ·
decided startAgain                      ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          starting   ·          ·          ·
decided leaveOff                        ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          succeeded  ·          ·          ·
claimed from its owner                  ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~
noticeClaimed                           ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ~          ~          ~
unwatched                               ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~
dismissed                               ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ~          ~          ~`;
