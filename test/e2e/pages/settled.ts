import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { patience } from "../../tools/patience.ts";
import { usualWait } from "../usualWait.ts";

// A window in the background draws no frames.
const nextFrame = "new Promise((done) => { requestAnimationFrame(done); setTimeout(done, 100); })";

/** Reads once a frame until the value is as expected; the difference is the message if it never is. */
export async function settlesOn<T>(page: Page, read: () => Promise<T>, expected: T): Promise<void> {
  await settles(page, read, (seen) => assert.deepEqual(seen, expected));
}

/** Reads once a frame until `check` no longer throws. */
export async function settles<T>(page: Page, read: () => Promise<T>, check: (seen: T) => void): Promise<T> {
  const end = Date.now() + patience(usualWait);
  for (;;) {
    const seen = await read();
    if (isGood(seen, check, Date.now() > end)) return seen;
    await page.evaluate(nextFrame);
  }
}

function isGood<T>(seen: T, check: (seen: T) => void, last: boolean): boolean {
  try {
    check(seen);
    return true;
  } catch (error) {
    if (last) throw error;
    return false;
  }
}
