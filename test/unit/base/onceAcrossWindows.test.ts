import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, stat, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { onceAcrossWindows } from "../../../src/base/onceAcrossWindows.ts";

async function folderFor(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "claims-"));
  context.after(() => rm(folder, { recursive: true }));
  return join(folder, "told");
}

const day = 24 * 60 * 60_000;

test("of two windows one may do a thing", async (context) => {
  const folder = await folderFor(context);
  const [first, second] = [onceAcrossWindows(folder, Date), onceAcrossWindows(folder, Date)];
  assert.deepEqual([await first("a"), await second("a"), await second("b")], [true, false, true]);
});

test("a claim that is over a month old is cleared away by the next one, a younger one stays", async (context) => {
  const folder = await folderFor(context);
  const claim = onceAcrossWindows(folder, Date);
  await claim("old");
  await claim("young");
  for (const [name, days] of [
    ["old", 31],
    ["young", 29],
  ] as const) {
    const then = new Date(Date.now() - days * day);
    await utimes(join(folder, name), then, then);
  }
  await claim("next");
  assert.deepEqual((await readdir(folder)).toSorted(), ["next", "young"]);
});

test("claims are for their owner's eyes only", { skip: process.platform === "win32" }, async (context) => {
  const folder = await folderFor(context);
  await onceAcrossWindows(folder, Date)("a");
  const modes = [await stat(folder), await stat(join(folder, "a"))].map(({ mode }) => (mode & 0o777).toString(8));
  assert.deepEqual(modes, ["700", "600"]);
});
