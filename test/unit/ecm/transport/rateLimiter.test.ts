import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { RateLimiter } from "../../../../src/ecm/transport/rateLimiter.ts";

const never = new AbortController().signal;

/** Requests so many slots of an action at once, and keeps those it got. */
async function turns(rate: RateLimiter, count: number, action = "DescribeInstances"): Promise<(() => void)[]> {
  const got: (() => void)[] = [];
  for (let number = 0; number < count; number += 1)
    void rate.acquire(action, never).then((answered) => got.push(answered));
  await setImmediate();
  return got;
}

test("20 calls of an action are under way at once, and each action has 20 of its own", async () => {
  const rate = new RateLimiter();
  assert.equal((await turns(rate, 50)).length, 20);
  assert.equal((await turns(rate, 5, "DescribeImage")).length, 5);
});

test("a call makes room for the next a second after its answer, however late that was", async (context) => {
  mock.timers.enable({ apis: ["setTimeout"] });
  context.after(() => mock.timers.reset());
  const got = await turns(new RateLimiter(), 21);
  mock.timers.tick(5000);
  await setImmediate();
  assert.equal(got.length, 20);
  got[0]?.();
  mock.timers.tick(1000);
  await setImmediate();
  assert.equal(got.length, 20);
  mock.timers.tick(10);
  await setImmediate();
  assert.equal(got.length, 21);
});

test("a caller that stops waiting gets the reason, and takes no slot", async () => {
  const rate = new RateLimiter();
  await turns(rate, 20);
  const stop = new AbortController();
  const waiting = rate.acquire("DescribeInstances", stop.signal);
  stop.abort(new Error("Enough."));
  await assert.rejects(waiting, { message: "Enough." });
});
