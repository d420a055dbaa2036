import assert from "node:assert/strict";
import { test } from "node:test";
import { sampleWorld } from "../../src/sample/data/sampleWorld.ts";
import { simulatedWorld } from "../simulator/simulatedWorld.ts";

test("no instance of the simulated cloud has the name of one of the sample account", () => {
  const sample = new Set(sampleWorld(0).instances.map(({ name }) => name));
  const { instances } = simulatedWorld(0);
  assert.equal(instances.length, 24);
  assert.deepEqual(
    instances.filter(({ name }) => name !== "" && sample.has(name)),
    [],
  );
});
