import assert from "node:assert/strict";
import { type ChildProcess, fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { FileSampleStore } from "../../../src/sample/fileSampleStore.ts";
import { manyInstances } from "../../simulator/manyInstances.ts";

const folder = mkdtempSync(join(tmpdir(), "sample-"));
after(() => rmSync(folder, { recursive: true }));

const fileOf = (name: string) => join(folder, `${name}.json`);

/** A sample account in a file, in which so many instances run and take an hour to stop. */
async function running(name: string, count: number) {
  const world = manyInstances(count, Date.now());
  const instances = world.instances.map((instance) => ({ ...instance, state: "RUNNING" }));
  const store = new FileSampleStore(fileOf(name));
  await store.save({ ...world, instances, durations: { ...world.durations, stopMs: 3_600_000 } });
  return { store, ids: instances.map(({ id }) => id) };
}

async function openWindow(): Promise<ChildProcess> {
  const child = fork(new URL("../../doubles/stoppingWindow.ts", import.meta.url), {
    execArgv: ["--import", "tsx"],
  });
  await once(child, "message");
  return child;
}

test("two windows that make fifty changes each at once lose none", async () => {
  const { store, ids } = await running("two", 100);
  const windows = await Promise.all([openWindow(), openWindow()]);
  const ended = windows.map(async (window) => once(window, "exit"));
  for (const [at, window] of windows.entries())
    window.send({ file: fileOf("two"), ids: ids.filter((_, index) => index % 2 === at) });
  assert.deepEqual(
    (await Promise.all(ended)).map(([code]) => code as unknown),
    [0, 0],
  );
  const states = (await store.load())?.instances.map(({ state }) => state);
  assert.deepEqual(states, Array<string>(100).fill("STOPPING"));
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith("two")),
    ["two.json"],
  );
});

const endedPid = () => spawnSync(process.execPath, ["--version"]).pid;

/** Leaves a lock of that age behind. */
function leave(name: string, mark: string, secondsAgo: number): string {
  const lock = `${fileOf(name)}.lock`;
  writeFileSync(lock, mark);
  const then = Date.now() / 1000 - secondsAgo;
  utimesSync(lock, then, then);
  return lock;
}

const left: readonly (readonly [who: string, mark: () => string, secondsAgo: number])[] = [
  ["a process that ended", () => `${endedPid()} ${hostname()}`, 0],
  ["a process that hangs", () => `${process.pid} ${hostname()}`, 60],
  ["a machine that was switched off", () => "1 another", 60],
  ["a process that ended before it could write its name", () => "", 60],
];

for (const [who, mark, secondsAgo] of left) {
  test(`a lock left behind by ${who} stops nobody`, async () => {
    const lock = leave("left", mark(), secondsAgo);
    const store = new FileSampleStore(fileOf("left"));
    assert.equal(await store.runExclusive(async () => existsSync(lock)), true);
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.startsWith("left")),
      [],
    );
  });
}

test("work waits while another process holds the lock", async () => {
  const lock = leave("busy", `1 another`, 0);
  const store = new FileSampleStore(fileOf("busy"));
  let isDone = false;
  const done = store.runExclusive(async () => (isDone = true));
  // Looks that need no lock come and go meanwhile.
  for (let look = 0; look < 50; look += 1) await store.load();
  assert.equal(isDone, false);
  rmSync(lock);
  await done;
  assert.equal(isDone, true);
});

test("work that fails lets the next go on", async () => {
  const store = new FileSampleStore(fileOf("failing"));
  await assert.rejects(store.runExclusive(() => Promise.reject(new Error("no"))));
  assert.equal(await store.runExclusive(async () => "yes"), "yes");
});

test("a folder that cannot be made stops nobody from looking", async () => {
  writeFileSync(join(folder, "file"), "");
  const store = new FileSampleStore(join(folder, "file", "sample.json"));
  assert.equal(await store.runExclusive(() => store.load()), undefined);
});
