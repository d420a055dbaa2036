import assert from "node:assert/strict";
import { test } from "node:test";
import { nextStep } from "../../../../src/tasks/state/nextStep.ts";
import { failure, historyOf, plan } from "../../../doubles/taskHistory.ts";

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
