import assert from "node:assert/strict";
import { test } from "node:test";
import { measureConnection } from "../../../src/ecm/connectionTest.ts";
import { HandClock } from "../../doubles/handClock.ts";

test("an address counts as reached though it hangs up in the middle of its answer", async (context) => {
  const broken = new ReadableStream({ start: (stream) => stream.error(new TypeError("terminated")) });
  context.mock.method(globalThis, "fetch", async () => new Response(broken, { status: 403 }));
  const reached = await measureConnection(
    "https://ecm.tencentcloudapi.com",
    new HandClock(),
    new AbortController().signal,
  );
  assert.deepEqual(reached, { status: 403, milliseconds: 0, clockAhead: undefined });
});
