import type { Page } from "playwright-core";

/** Runs in the page: records the longest time between two frames from now on. */
const watch = `(() => {
  let last = performance.now();
  globalThis.longestFrame = 0;
  const tick = (now) => {
    globalThis.longestFrame = Math.max(globalThis.longestFrame, now - last);
    last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
})()`;

/** Measures how long the window freezes, as the user sees it: the time between two frames, in milliseconds. */
export async function countStalls(page: Page): Promise<{ readonly longest: () => Promise<number> }> {
  await page.evaluate(watch);
  return { longest: () => page.evaluate<number>("globalThis.longestFrame") };
}
