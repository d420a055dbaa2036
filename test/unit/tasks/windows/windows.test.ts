import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { type Files, nodeFiles } from "../../../../src/base/files.ts";
import type { WindowId } from "../../../../src/tasks/journal/taskEvent.ts";
import { FileWindows } from "../../../../src/tasks/windows/windows.ts";
import { changedFiles, MemoryFiles, nodeError } from "../../../doubles/memoryFiles.ts";

const folder = mkdtempSync(join(tmpdir(), "windows-"));
after(() => rmSync(folder, { recursive: true }));

/** Leaves a window's file behind, with its process and the age of its last heartbeat. */
function leftBehind(name: string, pid: number, secondsAgo: number, host = hostname()): WindowId {
  const file = join(folder, name);
  writeFileSync(file, `${pid} ${host}`);
  const then = Date.now() / 1000 - secondsAgo;
  utimesSync(file, then, then);
  return name as WindowId;
}

const endedPid = () => spawnSync(process.execPath, ["--version"]).pid;

test("a window is alive while its process runs and its heartbeat goes on; otherwise it is gone", async () => {
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

test("a window on another machine that shares the folder is alive while its heartbeat goes on, whatever runs here", async () => {
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

/** Two windows on a server, which look at each other twice a second. */
class TwoWindows {
  readonly files = new MemoryFiles();
  elapsed = 0;
  readonly windows: readonly [FileWindows, FileWindows];

  constructor() {
    const sources = { files: this.files, elapsed: () => this.elapsed };
    this.windows = [new FileWindows("/windows", sources), new FileWindows("/windows", sources)];
  }

  pass(milliseconds: number): void {
    this.elapsed += milliseconds;
    this.files.now += milliseconds;
  }

  /** The windows that consider another one gone within so many seconds. */
  async takenForGone(seconds: number, eachSecond = (_second: number) => {}): Promise<readonly string[]> {
    const taken: string[] = [];
    for (let tick = 0; tick < seconds * 2; tick += 1) {
      if (tick % 2 === 0) eachSecond(tick / 2);
      for (const window of this.windows) await window.beat();
      const [one, other] = this.windows;
      if (!(await one.isAlive(other.me))) taken.push(`${tick / 2} s: the other`);
      if (!(await other.isAlive(one.me))) taken.push(`${tick / 2} s: the one`);
      this.pass(500);
    }
    return taken;
  }
}

for (const seconds of [-86_400, -3600, -15, 0, 15, 3600, 86_400]) {
  test(`on a server whose clock is ${seconds} seconds off, windows take each other for alive`, async () => {
    const two = new TwoWindows();
    two.files.now = Date.now() + seconds * 1000;
    assert.deepEqual(await two.takenForGone(40), []);
  });

  test(`a server's clock that jumps by ${seconds} seconds again and again makes no window look gone`, async () => {
    const two = new TwoWindows();
    const jump = (second: number) => void (two.files.now += second % 7 === 3 ? seconds * 1000 : 0);
    assert.deepEqual(await two.takenForGone(60, jump), []);
  });

  test(`a window on another machine is gone 10 seconds after its last sign, also if the clock jumps by ${seconds}`, async () => {
    const two = new TwoWindows();
    const [one] = two.windows;
    await two.files.write("/windows/elsewhere", "1 another");
    const lives: boolean[] = [];
    for (let second = 0; second < 12; second += 1) {
      await one.beat();
      lives.push(await one.isAlive("elsewhere" as WindowId));
      two.pass(1000);
      if (second === 4) two.files.now += seconds * 1000;
    }
    assert.deepEqual(lives, [...Array<boolean>(10).fill(true), false, false]);
  });
}

test("a window that is first seen after the server's clock was set is not gone", async () => {
  const two = new TwoWindows();
  const [one] = two.windows;
  await one.beat();
  await two.files.write("/windows/elsewhere", "1 another");
  two.pass(1000);
  two.files.now += 3_600_000;
  two.elapsed += 2000;
  await one.beat();
  assert.equal(await one.isAlive("elsewhere" as WindowId), true);
});

test("a window that comes late finds one gone whose last sign is a minute old by the server's clock", async () => {
  for (const minutes of [-60, 0, 60]) {
    const two = new TwoWindows();
    two.files.now = Date.now() + minutes * 60_000;
    await two.files.write("/windows/elsewhere", "1 another");
    two.pass(60_000);
    assert.equal(await two.windows[0].isAlive("elsewhere" as WindowId), false);
  }
});

test("windows that slept with their computer do not take each other for gone on waking", async () => {
  const two = new TwoWindows();
  const sleep = (second: number) => (second % 10 === 5 ? two.pass(8 * 3_600_000) : undefined);
  assert.deepEqual(await two.takenForGone(40, sleep), []);
});

test("a file that cannot be read for a moment does not make its window look gone; for long, it does", async () => {
  for (const code of ["EMFILE", "EIO", "EACCES", "EBUSY"]) {
    const files = new MemoryFiles();
    let elapsed = 0;
    const use: Files["use"] = (path, flags, work) =>
      path.endsWith("elsewhere") ? Promise.reject(nodeError(code)) : files.use(path, flags, work);
    const one = new FileWindows("/windows", { files: changedFiles(files, { use }), elapsed: () => elapsed });
    const lives: boolean[] = [];
    for (; elapsed < 12_000; elapsed += 1000) lives.push(await one.isAlive("elsewhere" as WindowId));
    assert.deepEqual(lives, [...Array<boolean>(10).fill(true), false, false]);
  }
});

test("where no window can write its file, a window is alive exactly while its process runs", async () => {
  const blocked = join(folder, "blocked");
  mkdirSync(folder, { recursive: true });
  writeFileSync(blocked, "");
  const [one, other] = [new FileWindows(blocked), new FileWindows(blocked)];
  for (const window of [one, other]) await assert.rejects(window.beat());
  assert.deepEqual([await one.isAlive(other.me), await other.isAlive(one.me)], [true, true]);
  const ended = other.me.replace(` ${process.pid} `, ` ${endedPid()} `) as WindowId;
  assert.equal(await one.isAlive(ended), false);
  assert.equal(await one.isAlive("of-an-older-version" as WindowId), false);
  assert.equal(await one.hasOthers(), false);
});

test("foreign files in the folder are left alone, and are not windows", async () => {
  rmSync(folder, { recursive: true });
  const one = new FileWindows(folder);
  await one.beat();
  mkdirSync(join(folder, "A folder"));
  for (const name of ["50%", ".DS_Store", "%E0%A4%A", "note.txt"]) writeFileSync(join(folder, name), "foreign");
  assert.equal(await one.hasOthers(), false);
  const then = Date.now() / 1000 - 90_000;
  const foreign = readdirSync(folder).filter((name) => !name.startsWith(one.me.slice(0, 36)));
  for (const name of foreign) utimesSync(join(folder, name), then, then);
  assert.equal(await one.hasOthers(), false);
  assert.equal(readdirSync(folder).length, 6);
});

test("an old file that cannot be removed hinders nobody", async () => {
  rmSync(folder, { recursive: true });
  const remove = () => Promise.reject(nodeError("EPERM"));
  const one = new FileWindows(folder, { files: changedFiles(nodeFiles, { remove }), elapsed: () => performance.now() });
  await one.beat();
  leftBehind("yesterday", process.pid, 90_000);
  assert.equal(await one.hasOthers(), false);
});
