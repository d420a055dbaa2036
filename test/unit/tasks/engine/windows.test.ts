import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { WindowId } from "../../../../src/tasks/journal/taskEvent.ts";
import { FileWindows } from "../../../../src/tasks/engine/windows.ts";

const folder = mkdtempSync(join(tmpdir(), "windows-"));
after(() => rmSync(folder, { recursive: true }));

/** A file that a window left behind: its process, and how long ago it last said that it lives. */
function leftBehind(name: string, pid: number, secondsAgo: number, host = hostname()): WindowId {
  const file = join(folder, name);
  writeFileSync(file, `${pid} ${host}`);
  const then = Date.now() / 1000 - secondsAgo;
  utimesSync(file, then, then);
  return name as WindowId;
}

const endedPid = () => spawnSync(process.execPath, ["--version"]).pid;

test("a window lives while its process does and it says so; otherwise it is gone", async () => {
  const [one, other] = [new FileWindows(folder), new FileWindows(folder)];
  assert.equal(await one.isAlive(one.me), true);
  assert.equal(await one.isAlive(other.me), false);
  await other.beat();
  assert.equal(await one.isAlive(other.me), true);
  await other.leave();
  assert.equal(await one.isAlive(other.me), false);
  assert.equal(await one.isAlive(leftBehind("killed", endedPid(), 0)), false);
  assert.equal(await one.isAlive(leftBehind("hanging", process.pid, 60)), false);
  writeFileSync(join(folder, "beginning"), "");
  assert.equal(await one.isAlive("beginning" as WindowId), true);
});

test("a window on another machine that shares the folder lives while it says so, whatever runs here", async () => {
  const one = new FileWindows(folder);
  assert.equal(await one.isAlive(leftBehind("elsewhere", endedPid(), 0, "another")), true);
  assert.equal(await one.isAlive(leftBehind("silent", process.pid, 60, "another")), false);
});

test("a window knows whether it is alone, and cleans away what others left behind a day ago", async () => {
  rmSync(folder, { recursive: true });
  const one = new FileWindows(folder);
  assert.equal(await one.hasOthers(), false);
  await one.beat();
  leftBehind("yesterday", process.pid, 90_000);
  leftBehind("today", process.pid, 3600);
  assert.equal(await one.hasOthers(), false);
  assert.equal(existsSync(join(folder, "yesterday")), false);
  assert.equal(existsSync(join(folder, "today")), true);
  const other = new FileWindows(folder);
  await other.beat();
  assert.equal(await one.hasOthers(), true);
});
