import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { FileListings } from "../../../../src/accounts/inventory/fileListings.ts";
import { sampleEcm } from "../../../../src/sample/sampleCloud.ts";
import { MemorySampleStore } from "../../../doubles/memorySampleStore.ts";

async function folderFor(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "listings-"));
  context.after(() => rm(folder, { recursive: true }));
  return folder;
}

const sample = () => sampleEcm(new MemorySampleStore(), { now: () => 0 }).instances({}, new AbortController().signal);
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

test("a kept list comes back as it was", async (context) => {
  const listings = new FileListings(await folderFor(context), silent);
  const items = await sample();
  await listings.save("a1", { items, loadedAt: 7 });
  assert.deepEqual(await listings.load("a1"), { items, loadedAt: 7 });
  assert.equal(await listings.load("a2"), undefined);
});

test("a forgotten list is gone, and forgetting a missing one does nothing", async (context) => {
  const listings = new FileListings(await folderFor(context), silent);
  await listings.save("a1", { items: [], loadedAt: 7 });
  await listings.forget("a1");
  await listings.forget("a1");
  assert.equal(await listings.load("a1"), undefined);
});

test("only its owner may read a kept list", { skip: process.platform === "win32" }, async (context) => {
  const folder = join(await folderFor(context), "instances");
  await new FileListings(folder, silent).save("a1", { items: [], loadedAt: 7 });
  const modes = [await stat(folder), await stat(join(folder, "a1.jsonl"))].map(({ mode }) =>
    (mode & 0o777).toString(8),
  );
  assert.deepEqual(modes, ["700", "600"]);
});

test("a damaged or foreign file counts as none", async (context) => {
  const folder = await folderFor(context);
  const listings = new FileListings(folder, silent);
  await listings.save("a1", { items: await sample(), loadedAt: 7 });
  const kept = await readFile(join(folder, "a1.jsonl"), "utf8");
  for (const text of ["", "{}", kept.slice(0, kept.length / 2), kept.replace('"version":1', '"version":2')]) {
    await writeFile(join(folder, "a1.jsonl"), text);
    assert.equal(await listings.load("a1"), undefined);
  }
});

test("a full disk makes nothing fail", async (context) => {
  const folder = await folderFor(context);
  const warned: string[] = [];
  await writeFile(join(folder, "taken"), "");
  const log = { ...silent, warn: (line: string) => void warned.push(line) };
  await new FileListings(join(folder, "taken"), log).save("a1", { items: [], loadedAt: 7 });
  assert.equal(warned.length, 1);
});
