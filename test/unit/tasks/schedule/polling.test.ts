import assert from "node:assert/strict";
import { test } from "node:test";
import { PollSchedule } from "../../../../src/tasks/schedule/polling.ts";
import { HandClock } from "../../../doubles/handClock.ts";
import { historyOf } from "../../../doubles/taskHistory.ts";

test("a task is due at once after its state has changed, and after the clock was set back", () => {
  const clock = new HandClock(1_000_000);
  const schedule = new PollSchedule(
    clock,
    () => true,
    () => 0.5,
  );
  const task = historyOf([]);
  assert.equal(schedule.record(task, "stop"), 0);
  assert.equal(schedule.isDue(task, "stop"), false);
  assert.equal(schedule.isDue(task, "create"), true);
  assert.equal(schedule.isDue({ ...task, stateSince: 5 }, "stop"), true);
  schedule.pollNow(task.key);
  assert.equal(schedule.isDue(task, "stop"), true);
  schedule.record(task, "stop");
  clock.jump(-3_600_000);
  assert.equal(schedule.isDue(task, "stop"), true);
});
