import assert from "node:assert/strict";
import { test } from "node:test";
import type { Trouble } from "../../../../src/tasks/task.ts";
import { ProgressPace } from "../../../../src/view/tasks/progressPace.ts";
import { failure, historyOf } from "../../../doubles/taskHistory.ts";

const noTrouble = () => undefined;
const asked = historyOf([]);
const stopping = historyOf([{ type: "callAnnounced", action: "StopInstances" }]);

test("six minutes that are looked at each second are six texts for a screen reader", () => {
  const pace = new ProgressPace();
  const due = Array.from({ length: 360 }, (_, second) => pace.isDue([asked], second * 1000, noTrouble));
  assert.equal(due.filter(Boolean).length, 6);
});

test("a change of a task is shown at once", () => {
  const pace = new ProgressPace();
  assert.ok(pace.isDue([asked, asked], 0, noTrouble));
  assert.ok(!pace.isDue([asked, asked], 1000, noTrouble));
  assert.ok(pace.isDue([asked, stopping], 2000, noTrouble));
});

test("trouble is shown when it begins and when it ends, not for each second that it lasts", () => {
  const pace = new ProgressPace();
  const trouble: Trouble = { since: 0, failure, misses: 1 };
  assert.ok(pace.isDue([asked], 0, noTrouble));
  assert.ok(pace.isDue([asked], 1000, () => trouble));
  assert.ok(!pace.isDue([asked], 2000, () => trouble));
  assert.ok(pace.isDue([asked], 3000, noTrouble));
});
