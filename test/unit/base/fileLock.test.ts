import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { whileLocked } from "../../../src/base/fileLock.ts";
import type { Files } from "../../../src/base/files.ts";
import { changedFiles, MemoryFiles, nodeError } from "../../doubles/memoryFiles.ts";

const lock = "/folder/lock";
const minute = 60_000;

for (const minutes of [-60, -1, 1, 60]) {
  test(`a lock just made is respected on a server whose clock is ${minutes} minutes off`, async () => {
    const files = new MemoryFiles();
    files.now = Date.now() + minutes * minute;
    await files.write(lock, "1 another");
    let isDone = false;
    const done = whileLocked(lock, async () => (isDone = true), files);
    await wait(200);
    assert.equal(isDone, false);
    await files.remove(lock);
    assert.equal(await done, true);
    assert.deepEqual(await files.names("/folder"), []);
  });

  test(`a lock left behind is found on a server whose clock is ${minutes} minutes off`, async () => {
    const files = new MemoryFiles();
    files.now = Date.now() + minutes * minute;
    await files.write(lock, "1 another");
    files.now += minute;
    assert.equal(await whileLocked(lock, async (isLocked) => isLocked, files), true);
    assert.deepEqual(await files.names("/folder"), []);
  });
}

test("a holder that was thought dead leaves the lock of the next one alone", async () => {
  const files = new MemoryFiles();
  await whileLocked(lock, () => files.write(lock, "1 another"), files);
  assert.equal(files.has(lock), true);
});

test("on a full disk a lock is an empty file, and is removed all the same", async () => {
  const files = new MemoryFiles();
  const full: Files["use"] = (path, flags, work) =>
    files.use(path, flags, (file) => work({ ...file, append: () => Promise.reject(nodeError("ENOSPC")) }));
  assert.equal(await whileLocked(lock, async (isLocked) => isLocked, changedFiles(files, { use: full })), true);
  assert.deepEqual(await files.names("/folder"), []);
});

test("work runs without a lock where no file can be made or too many are open", async () => {
  for (const code of ["EACCES", "EROFS", "EMFILE"]) {
    const files = changedFiles(new MemoryFiles(), { use: () => Promise.reject(nodeError(code)) });
    assert.equal(await whileLocked(lock, async (isLocked) => isLocked, files), false);
  }
});
