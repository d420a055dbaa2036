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
const report = { status: "success", message: "", addTime: "", endTime: "" } as const;

const toStopping: readonly TaskEventData[] = [{ type: "sending", action: "StopInstances" }];
const toStopped: readonly TaskEventData[] = [...toStopping, { type: "powerSeen", state: "STOPPED" }];
const toCreating: readonly TaskEventData[] = [...toStopped, { type: "sending", action: "CreateImage" }];
const toRunning: readonly TaskEventData[] = [
  ...toCreating,
  { type: "answered", action: "CreateImage", call: "latest", requestId: "r", task: "1" as TaskId },
];
const toVerifying: readonly TaskEventData[] = [...toRunning, { type: "reported", report }];
const toUnknown: readonly TaskEventData[] = [
  ...toCreating,
  { type: "failed", action: "CreateImage", call: "latest", failure, verdict: "unknown" },
];
const toStarting: readonly TaskEventData[] = [...toVerifying, { type: "verified", image }];

/** How a task of the plan "stop, image, start again" gets into each state; "?" waits for a person. */
const ways: Readonly<Record<TaskState | "stopping?" | "unknown?" | "starting?", readonly TaskEventData[]>> = {
  asked: [],
  stopping: toStopping,
  "stopping?": [...toStopping, { type: "doubted", about: "guestKeepsRunning" }],
  stopped: toStopped,
  creating: toCreating,
  unknown: toUnknown,
  "unknown?": [...toUnknown, { type: "doubted", about: "outcomeUnknown" }],
  running: toRunning,
  verifying: toVerifying,
  starting: toStarting,
  "starting?": [...toStarting, { type: "doubted", about: "notStarted" }],
  succeeded: [...toStarting, { type: "powerSeen", state: "RUNNING" }],
  failed: [{ type: "failed", action: "StopInstances", failure, verdict: "refused" }],
  givenUp: [
    ...toUnknown,
    { type: "doubted", about: "outcomeUnknown" },
    { type: "chosen", choice: "giveUp" },
    { type: "powerSeen", state: "RUNNING" },
  ],
};

const happenings: Readonly<Record<string, TaskEventData>> = {
  asked: { type: "asked", plan },
  "sending StopInstances": { type: "sending", action: "StopInstances" },
  "sending CreateImage": { type: "sending", action: "CreateImage" },
  "sending StartInstances": { type: "sending", action: "StartInstances" },
  "answered StopInstances": { type: "answered", action: "StopInstances", call: "latest", requestId: "r" },
  "answered CreateImage": {
    type: "answered",
    action: "CreateImage",
    call: "latest",
    requestId: "r",
    task: "2" as TaskId,
  },
  "answered StartInstances": { type: "answered", action: "StartInstances", call: "latest", requestId: "r" },
  "failed StopInstances refused": {
    type: "failed",
    action: "StopInstances",
    call: "latest",
    failure,
    verdict: "refused",
  },
  "failed StopInstances again": { type: "failed", action: "StopInstances", call: "latest", failure, verdict: "again" },
  "failed StopInstances unknown": {
    type: "failed",
    action: "StopInstances",
    call: "latest",
    failure,
    verdict: "unknown",
  },
  "failed CreateImage refused": { type: "failed", action: "CreateImage", call: "latest", failure, verdict: "refused" },
  "failed CreateImage again": { type: "failed", action: "CreateImage", call: "latest", failure, verdict: "again" },
  "failed CreateImage unknown": { type: "failed", action: "CreateImage", call: "latest", failure, verdict: "unknown" },
  "failed CreateImage credentials": {
    type: "failed",
    action: "CreateImage",
    call: "latest",
    failure,
    verdict: "credentials",
  },
  "failed CreateImage earlier call": {
    type: "failed",
    action: "CreateImage",
    call: "another",
    failure,
    verdict: "refused",
  },
  "failed CreateImage without call": { type: "failed", action: "CreateImage", failure, verdict: "unknown" },
  "failed StartInstances refused": {
    type: "failed",
    action: "StartInstances",
    call: "latest",
    failure,
    verdict: "refused",
  },
  "failed StartInstances without": { type: "failed", action: "StartInstances", failure, verdict: "refused" },
  "powerSeen STOPPED": { type: "powerSeen", state: "STOPPED" },
  "powerSeen RUNNING": { type: "powerSeen", state: "RUNNING" },
  "adopted with task": { type: "adopted", image: image.id, task: "3" as TaskId },
  "adopted without task": { type: "adopted", image: image.id },
  "reported operating": { type: "reported", report: { ...report, status: "operating" } },
  "reported success": { type: "reported", report },
  "reported failed": { type: "reported", report: { ...report, status: "failed" } },
  taskGone: { type: "taskGone" },
  verified: { type: "verified", image },
  doubted: { type: "doubted", about: "outcomeUnknown" },
  "chosen waitLonger": { type: "chosen", choice: "waitLonger" },
  "chosen force": { type: "chosen", choice: "force" },
  "chosen giveUp": { type: "chosen", choice: "giveUp" },
  "chosen lookAgain": { type: "chosen", choice: "lookAgain" },
  "chosen sendAgain": { type: "chosen", choice: "sendAgain" },
  "chosen startAgain": { type: "chosen", choice: "startAgain" },
  "chosen leaveOff": { type: "chosen", choice: "leaveOff" },
  paused: { type: "paused", failure },
  resumed: { type: "resumed" },
  "claimed from its owner": { type: "claimed", from: "me" as WindowId },
  "claimed from another": { type: "claimed", from: "other" as WindowId },
  announced: { type: "announced", news: "ended" },
  shown: { type: "shown", news: "ended" },
  unwatched: { type: "unwatched" },
  dismissed: { type: "dismissed" },
};

/** `from` with one more entry: its state if that is another, "~" if something else changed, "·" if nothing did. */
function cell(from: Task, happening: TaskEventData, window: string): string {
  const call = "call" in happening && happening.call === "latest" ? { call: from.pendingCall ?? "none" } : {};
  const event: TaskEvent = { ...happening, ...call, id: "new", key: from.key, at: 1000, window: window as WindowId };
  const to = reduce(from, event);
  assert.ok(to);
  if (isDeepStrictEqual(from, to)) return "·";
  const name = `${to.state}${needsDecision(to) ? "?" : ""}`;
  return name === `${from.state}${needsDecision(from) ? "?" : ""}` ? "~" : name;
}

function table(window: string): string {
  const columns = Object.entries(ways).map(([name, way]) => [name, historyOf(way)] as const);
  const rows = Object.entries(happenings).map(([name, happening]) => [
    name,
    ...columns.map(([, task]) => cell(task, happening, window)),
  ]);
  const telling = rows.filter(([, ...cells]) => cells.some((text) => text !== "·"));
  const lines = [["", ...columns.map(([name]) => name)], ...telling];
  return lines
    .map(([name = "", ...cells]) => name.padEnd(32) + cells.map((text) => text.padEnd(10)).join(" "))
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
  for (const happening of Object.values(happenings)) {
    const event = { ...happening, id: "1", key: "k" as TaskKey, at: 0, window: "me" as WindowId } as TaskEvent;
    assert.equal(reduce(undefined, event)?.state, happening.type === "asked" ? "asked" : undefined);
  }
});

test("of all windows that want to tell an end the first does, and then who follows one that is gone", () => {
  const at = { key: historyOf([]).key, at: 1000, type: "announced", news: "ended" } as const;
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

const ownersTable = `                                asked      stopping   stopping?  stopped    creating   unknown    unknown?   running    verifying  starting   starting?  succeeded  failed     givenUp
sending StopInstances           stopping   ~          stopping   ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·
sending CreateImage             ·          ·          ·          creating   ·          ·          ·          ·          ·          ·          ·          ·          ·          ·
sending StartInstances          ·          ·          ·          ·          ·          ·          ·          ·          ·          ~          ~          ·          ·          ·
answered StopInstances          ~          ~          ~          ~          ·          ·          ·          ·          ·          ·          ·          ·          ~          ·
answered CreateImage            ~          ~          ~          ~          running    running    running    ·          ·          ·          ·          ·          ~          ~
answered StartInstances         ~          ~          ~          ~          ·          ·          ·          ·          ·          ·          ·          ·          ~          ·
failed StopInstances refused    ·          failed     failed     ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·
failed StopInstances again      ·          asked      asked      ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·
failed CreateImage refused      ·          ·          ·          ·          starting   starting   starting   ·          ·          ·          ·          ·          ·          ·
failed CreateImage again        ·          ·          ·          ·          stopped    stopped    stopped    ·          ·          ·          ·          ·          ·          ·
failed CreateImage unknown      ·          ·          ·          ·          unknown    ·          ·          ·          ·          ·          ·          ·          ·          ·
failed CreateImage credentials  ·          ·          ·          ·          stopped    stopped    stopped    ·          ·          ·          ·          ·          ·          ·
failed CreateImage without call failed     ·          ·          ·          unknown    ·          ·          ·          ·          ·          ·          ·          ·          ·
failed StartInstances without   failed     ·          ·          ·          ·          ·          ·          ·          ·          starting?  ~          ·          ·          ·
powerSeen STOPPED               stopped    stopped    stopped    ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·
powerSeen RUNNING               ·          ·          ·          ·          ·          ·          ·          ·          ·          succeeded  succeeded  ·          ·          ·
adopted with task               ·          ·          ·          ·          ·          running    running    ·          ·          ·          ·          ·          ·          ·
adopted without task            ·          ·          ·          ·          ·          verifying  verifying  ·          ·          ·          ·          ·          ·          ·
reported success                ·          ·          ·          ·          ·          ·          ·          verifying  ·          ·          ·          ·          ·          ·
reported failed                 ·          ·          ·          ·          ·          ·          ·          starting   starting   ·          ·          ·          ·          ·
taskGone                        ·          ·          ·          ·          ·          ·          ·          unknown    ·          ·          ·          ·          ·          ·
verified                        ·          ·          ·          ·          ·          ·          ·          ·          starting   ·          ·          ·          ·          ·
doubted                         ·          stopping?  ·          ·          ·          unknown?   ·          ·          ·          starting?  ·          ·          ·          ·
chosen waitLonger               ·          ·          stopping   ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·
chosen force                    ·          ·          stopping   ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·
chosen giveUp                   ·          ·          starting   ·          ·          ·          starting   ·          ·          ·          ·          ·          ·          ·
chosen lookAgain                ·          ·          ·          ·          ·          ·          unknown    ·          ·          ·          ·          ·          ·          ·
chosen sendAgain                ·          ·          ·          ·          ·          ·          stopped    ·          ·          ·          ·          ·          ·          ·
chosen startAgain               ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          starting   ·          ·          ·
chosen leaveOff                 ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          succeeded  ·          ·          ·
paused                          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ·          ·          ·
announced                       ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~
unwatched                       ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~
dismissed                       ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ~          ~          ~`;

const othersTable = `                                asked      stopping   stopping?  stopped    creating   unknown    unknown?   running    verifying  starting   starting?  succeeded  failed     givenUp
answered StopInstances          ~          ~          ~          ~          ·          ·          ·          ·          ·          ·          ·          ·          ~          ·
answered CreateImage            ~          ~          ~          ~          running    running    running    ·          ·          ·          ·          ·          ~          ~
answered StartInstances         ~          ~          ~          ~          ·          ·          ·          ·          ·          ·          ·          ·          ~          ·
failed StopInstances refused    ·          failed     failed     ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·
failed StopInstances again      ·          asked      asked      ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·
failed CreateImage refused      ·          ·          ·          ·          starting   starting   starting   ·          ·          ·          ·          ·          ·          ·
failed CreateImage again        ·          ·          ·          ·          stopped    stopped    stopped    ·          ·          ·          ·          ·          ·          ·
failed CreateImage unknown      ·          ·          ·          ·          unknown    ·          ·          ·          ·          ·          ·          ·          ·          ·
failed CreateImage credentials  ·          ·          ·          ·          stopped    stopped    stopped    ·          ·          ·          ·          ·          ·          ·
chosen waitLonger               ·          ·          stopping   ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·
chosen force                    ·          ·          stopping   ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·
chosen giveUp                   ·          ·          starting   ·          ·          ·          starting   ·          ·          ·          ·          ·          ·          ·
chosen lookAgain                ·          ·          ·          ·          ·          ·          unknown    ·          ·          ·          ·          ·          ·          ·
chosen sendAgain                ·          ·          ·          ·          ·          ·          stopped    ·          ·          ·          ·          ·          ·          ·
chosen startAgain               ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          starting   ·          ·          ·
chosen leaveOff                 ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          succeeded  ·          ·          ·
claimed from its owner          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~
announced                       ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ~          ~          ~
unwatched                       ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~          ~
dismissed                       ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ·          ~          ~          ~`;
