import assert from "node:assert/strict";
import { test } from "node:test";
import type { Plan } from "../../../src/tasks/plan.ts";
import type { Task } from "../../../src/tasks/task.ts";
import { progressText } from "../../../src/view/tasks/taskProgress.ts";
import { historyOf, plan, succeeded } from "../../doubles/taskHistory.ts";

/** An image that was ready after so many minutes. */
function run(minutes: number, like: Plan = plan): Task {
  const task = historyOf(like.power === "asItIs" ? succeeded.slice(2) : succeeded, like);
  assert.ok(task.state === "succeeded");
  return { ...task, endedAt: minutes * 60_000 };
}

const progress = (all: readonly Task[]) => progressText([historyOf([])], all, 5000);

test("how long it usually takes is said only after three runs on a disk of that size", () => {
  const larger = { ...plan, instance: { ...plan.instance, systemDiskGb: 100 } };
  const stopped: Plan = { ...plan, power: "asItIs" };
  assert.equal(progress([run(6), run(6)]), "about to begin");
  assert.equal(progress([run(6), run(6), run(9, larger)]), "about to begin");
  assert.equal(progress([run(6), run(6), run(9, stopped)]), "about to begin");
  assert.equal(progress([run(5), run(60), run(6)]), "about to begin, usually about 6 minutes");
});

test("a task that lasts longer than usual no longer says what is usual", () => {
  const all = [run(5), run(60), run(6)];
  assert.equal(progressText([historyOf([])], all, 7 * 60_000), "about to begin, 7 min");
});
