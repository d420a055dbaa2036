import assert from "node:assert/strict";
import { test } from "node:test";
import type { Failure } from "../../../../src/ecm/errors/failure.ts";
import type { Image, ImageId, InstanceId, TaskId } from "../../../../src/ecm/model.ts";
import { PollSchedule } from "../../../../src/tasks/engine/polling.ts";
import type { TaskEventData } from "../../../../src/tasks/journal/taskEvent.ts";
import { elapsed } from "../../../../src/tasks/engine/timing.ts";
import { isActive, pendingNotices } from "../../../../src/tasks/task.ts";
import { nextStep } from "../../../../src/tasks/state/nextStep.ts";
import { findOwnImage } from "../../../../src/tasks/findImage.ts";
import { pollPause, retryPause } from "../../../../src/tasks/engine/timing.ts";
import type { Task } from "../../../../src/tasks/task.ts";
import { classifyFailure } from "../../../../src/tasks/engine/classifyFailure.ts";
import { HandClock } from "../../../doubles/handClock.ts";
import { someImage } from "../../../doubles/someImage.ts";
import { failure, historyOf, plan } from "../../../doubles/taskHistory.ts";

const seconds = (milliseconds: number) => Math.round(milliseconds / 100) / 10;

test("looks come every 3 s at first, rarer as it lasts, and four times rarer while nobody looks", () => {
  const ages = [0, 60_000, 300_000, 540_000, 3_600_000];
  assert.deepEqual(
    ages.map((age) => seconds(pollPause(age, true, 0.5))),
    [3, 6, 18, 30, 30],
  );
  assert.equal(seconds(pollPause(0, false, 0.5)), 12);
  assert.deepEqual([seconds(pollPause(0, true, 0)), seconds(pollPause(0, true, 1))], [2.7, 3.3]);
});

test("a call that was put off is sent again after 2 s, then ever later up to a minute", () => {
  assert.deepEqual([0, 1, 2, 3, 4, 5, 20].map(retryPause).map(seconds), [2, 4, 8, 16, 32, 60, 60]);
});

test("what lasts is told by the clock, and counts as long enough once the clock was set back", () => {
  assert.equal(elapsed(1000, 4000), 3000);
  assert.equal(elapsed(4000, 3900), 0);
  assert.equal(elapsed(3_600_000, 0), Number.POSITIVE_INFINITY);
});

test("a task is due at once after its state has changed, and after the clock was set back", () => {
  const clock = new HandClock(1_000_000);
  const agenda = new PollSchedule(
    clock,
    () => true,
    () => 0.5,
  );
  const task = historyOf([]);
  assert.equal(agenda.record(task, "stop"), 0);
  assert.equal(agenda.isDue(task, "stop"), false);
  assert.equal(agenda.isDue(task, "create"), true);
  assert.equal(agenda.isDue({ ...task, stateSince: 5 }, "stop"), true);
  agenda.pollNow(task.key);
  assert.equal(agenda.isDue(task, "stop"), true);
  agenda.record(task, "stop");
  clock.jump(-3_600_000);
  assert.equal(agenda.isDue(task, "stop"), true);
});

test("a request that was not sent for two minutes is dropped, whatever it waits for", () => {
  assert.equal(nextStep(historyOf([]), 120_000), "stop");
  assert.equal(nextStep(historyOf([]), 120_001), "drop");
  assert.equal(nextStep(historyOf([{ type: "paused", failure }]), 60_000), "none");
  assert.equal(nextStep(historyOf([{ type: "paused", failure }]), 120_001), "drop");
  assert.equal(nextStep(historyOf([{ type: "callAnnounced", action: "StopInstances" }]), 86_400_000), "watchPower");
});

test("an instance that need not be shut down first goes straight to the image", () => {
  for (const power of ["asItIs", "force"] as const) {
    assert.equal(nextStep(historyOf([], { ...plan, power }), 0), "create");
  }
});

const toUnknown: readonly TaskEventData[] = [
  { type: "callAnnounced", action: "StopInstances" },
  { type: "powerObserved", state: "STOPPED" },
  { type: "callAnnounced", action: "CreateImage", imagesBefore: ["img-old" as ImageId] },
  { type: "callFailed", action: "CreateImage", call: "latest", failure, failureKind: "unknown" },
];

const image = (own: Partial<Image>): Image => ({ ...someImage, ...own });

test("an image is ours by its exact name and its instance, and if it was not there before", () => {
  const from = { ...image({}).from, instance: "ein-2" as InstanceId };
  const cases: readonly (readonly [what: string, image: Image, isOurs: boolean])[] = [
    ["name and instance", image({}), true],
    ["an instance that is not told", image({ from: { ...from, instance: "" as InstanceId } }), false],
    ["a name that only begins so", image({ name: "golden-2" }), false],
    ["another instance", image({ from }), false],
    ["there before", image({ id: "img-old" as ImageId }), false],
  ];
  for (const [what, each, isOurs] of cases) {
    assert.equal(findOwnImage(historyOf(toUnknown), [each]) === each, isOurs, what);
  }
});

test("the cloud's task tells our image from all others, whatever it is called", () => {
  const running = historyOf([
    ...toUnknown.slice(0, 3),
    { type: "callAnswered", action: "CreateImage", call: "latest", requestId: "r", task: "7" as TaskId },
  ]);
  const renamed = image({ name: "renamed", task: "7" as TaskId });
  assert.equal(findOwnImage(running, [image({}), renamed]), renamed);
});

test("the RequestId for support is CreateImage's, also when the instance was started again since", () => {
  const ended = historyOf([
    ...toUnknown.slice(0, 3),
    { type: "callAnswered", action: "CreateImage", call: "latest", requestId: "of CreateImage", task: "7" as TaskId },
    { type: "callAnswered", action: "StartInstances", call: "latest", requestId: "of StartInstances" },
  ]);
  assert.equal(ended.requestId, "of CreateImage");
});

const failed = (code: string, executed: Failure["executed"], passing = false): Failure => ({
  ...failure,
  code,
  executed,
  passing,
});

test("what to make of a failed call", () => {
  const task = historyOf([]);
  const cases: readonly (readonly [Failure, Parameters<typeof classifyFailure>[1], Partial<Task>, string])[] = [
    [failed("ClientError.ConnectionLost", "unknown", true), "CreateImage", {}, "unknown"],
    [failed("InternalError", "unknown", true), "StopInstances", {}, "unknown"],
    [failed("AuthFailure.TokenFailure", "no"), "CreateImage", {}, "credentials"],
    [failed("RequestLimitExceeded", "no", true), "CreateImage", {}, "retry"],
    [failed("ClientError.ConnectionLost", "no", true), "CreateImage", {}, "retry"],
    [failed("ClientError.Timeout", "no", true), "StopInstances", { tries: 7 }, "retry"],
    [failed("ClientError.Timeout", "no", true), "StopInstances", { tries: 8 }, "rejected"],
    [failed("RequestLimitExceeded", "no", true), "CreateImage", { tries: 8 }, "rejected"],
    [failed("ResourceInsufficient.InvaildPrivateImageNum", "no"), "CreateImage", {}, "rejected"],
    [failed("InvalidParameterValue.ImageNameDuplicate", "no"), "CreateImage", { createCalls: 1 }, "rejected"],
    [failed("InvalidParameterValue.ImageNameDuplicate", "no"), "CreateImage", { createCalls: 2 }, "unknown"],
    [failed("ResourceUnavailable.InstanceNotRunning", "no"), "StopInstances", {}, "unknown"],
    [failed("OperationDenied.InstanceOperationInProgress", "no", true), "StopInstances", {}, "unknown"],
    [failed("OperationDenied.InstanceOperationInProgress", "no", true), "StartInstances", { tries: 99 }, "retry"],
    [failed("ResourceNotFound.InstanceNotExist", "no"), "StartInstances", {}, "rejected"],
  ];
  for (const [each, action, own, verdict] of cases) {
    // A state's own fields do not matter here.
    assert.equal(classifyFailure(each, action, { ...task, ...own } as Task), verdict, `${action} ${each.code}`);
  }
});

test("each doubt and each pause is news of its own, and an end is news once", () => {
  const stopping: readonly TaskEventData[] = [{ type: "callAnnounced", action: "StopInstances" }];
  const doubt: TaskEventData = { type: "decisionNeeded", reason: "guestKeepsRunning" };
  const first = pendingNotices(historyOf([...stopping, doubt]));
  const second = pendingNotices(historyOf([...stopping, doubt, { type: "decided", decision: "waitLonger" }, doubt]));
  assert.notDeepEqual(first, second);
  const paused = pendingNotices(historyOf([{ type: "paused", failure }]));
  const again = pendingNotices(
    historyOf([{ type: "paused", failure }, { type: "resumed" }, { type: "paused", failure }]),
  );
  assert.notDeepEqual(paused, again);
  const ended: readonly TaskEventData[] = [
    { type: "callFailed", action: "StopInstances", failure, failureKind: "rejected" },
  ];
  assert.equal(isActive(historyOf(ended)), true);
  const told: readonly TaskEventData[] = [
    ...ended,
    { type: "noticeClaimed", notice: "ended" },
    { type: "noticeShown", notice: "ended" },
  ];
  assert.equal(isActive(historyOf(told)), false);
});
