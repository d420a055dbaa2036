import assert from "node:assert/strict";
import { test } from "node:test";
import type { TaskEventData } from "../../../src/tasks/journal/taskEvent.ts";
import { isActive, pendingNotices } from "../../../src/tasks/task.ts";
import { failure, historyOf } from "../../doubles/taskHistory.ts";

const notices = (...history: readonly TaskEventData[]) => pendingNotices(historyOf(history));

test("each decision that is needed is a notice of its own", () => {
  const stopping: TaskEventData = { type: "callAnnounced", action: "StopInstances" };
  const needed: TaskEventData = { type: "decisionNeeded", reason: "guestKeepsRunning" };
  const first = notices(stopping, needed);
  const second = notices(stopping, needed, { type: "decided", decision: "waitLonger" }, needed);
  assert.equal(first.length, 1);
  assert.notDeepEqual(first, second);
});

test("each pause is a notice of its own", () => {
  const paused: TaskEventData = { type: "paused", failure };
  assert.equal(notices(paused).length, 1);
  assert.notDeepEqual(notices(paused), notices(paused, { type: "resumed" }, paused));
});

test("a task that has ended is active until its end was shown, once", () => {
  const ended: TaskEventData = { type: "callFailed", action: "StopInstances", failure, failureKind: "rejected" };
  assert.equal(isActive(historyOf([ended])), true);
  const shown: readonly TaskEventData[] = [
    ended,
    { type: "noticeClaimed", notice: "ended" },
    { type: "noticeShown", notice: "ended" },
  ];
  assert.equal(isActive(historyOf(shown)), false);
});
