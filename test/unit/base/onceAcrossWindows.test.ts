import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { onceAcrossWindows } from "../../../src/base/onceAcrossWindows.ts";

async function folderFor(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "claims-"));
  context.after(() => rm(folder, { recursive: true }));
  return join(folder, "claims");
}

const day = 24 * 60 * 60_000;

test("of two windows one may do a thing", async (context) => {
  const folder = await folderFor(context);
  const [first, second] = [onceAcrossWindows(folder), onceAcrossWindows(folder)];
  assert.deepEqual([await first("a"), await second("a"), await second("b")], [true, false, true]);
});

test("a claim that is over a month old is removed by the next one, a younger one stays", async (context) => {
  const folder = await folderFor(context);
  const claim = onceAcrossWindows(folder);
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

test("only their owner may read claims", { skip: process.platform === "win32" }, async (context) => {
  const folder = await folderFor(context);
  await onceAcrossWindows(folder)("a");
  const modes = [await stat(folder), await stat(join(folder, "a"))].map(({ mode }) => (mode & 0o777).toString(8));
  assert.deepEqual(modes, ["700", "600"]);
});

test("where no claim can be written, each window does a thing once", async (context) => {
  const folder = await folderFor(context);
  await writeFile(folder, "");
  const [first, second] = [onceAcrossWindows(folder), onceAcrossWindows(folder)];
  const answers = [await first("a"), await first("a"), ...(await Promise.all([first("b"), first("b")]))];
  assert.deepEqual([...answers, await second("a")], [true, false, true, false, true]);
});

test("a claim with a name too long for a file counts once", async (context) => {
  const claim = onceAcrossWindows(await folderFor(context));
  assert.deepEqual([await claim("a".repeat(300)), await claim("a".repeat(300))], [true, false]);
});

test("old files that are not claims stay, and hinder neither claims nor cleaning up", async (context) => {
  const folder = await folderFor(context);
  await mkdir(join(folder, "A folder"), { recursive: true });
  await writeFile(join(folder, "50%"), "foreign");
  await onceAcrossWindows(folder)("old");
  const then = new Date(Date.now() - 31 * day);
  for (const name of await readdir(folder)) await utimes(join(folder, name), then, then);
  const [first, second] = [onceAcrossWindows(folder), onceAcrossWindows(folder)];
  assert.deepEqual([await first("next"), await first("next"), await second("next")], [true, false, false]);
  assert.deepEqual((await readdir(folder)).toSorted(), ["50%", "A folder", "next"]);
});
