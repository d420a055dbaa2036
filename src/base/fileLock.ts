import { randomUUID } from "node:crypto";
import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { errorCode } from "./errors.ts";
import { mayRun, processMark } from "./processMark.ts";

/** A lock that is older belongs to a process that was stopped, in milliseconds. Work under a lock takes a few. */
const staleMs = 10_000;

/** A folder that refuses files for longer cannot be written, in milliseconds. Windows may refuse for a moment. */
const refusalMs = 1000;

/** The average pause between two attempts, in milliseconds. Varied by half to keep waiting processes apart. */
const pauseMs = 4;

/**
 * Runs work while no other process does so under the same lock file. A lock that a stopped process left behind is
 * removed. If the folder cannot be written, the work runs without a lock: nothing in it can be changed then.
 */
export async function whileLocked<T>(file: string, work: () => Promise<T>): Promise<T> {
  const isMine = await acquire(file);
  try {
    return await work();
  } finally {
    if (isMine) await rm(file, { force: true });
  }
}

async function acquire(file: string): Promise<boolean> {
  for (const since = Date.now(); ;) {
    const result = await create(file);
    if (result === "created") return true;
    if (result === "refused" && Date.now() - since > refusalMs) return false;
    if (await isStale(file)) await removeStale(file);
    else await wait(pauseMs * (0.5 + Math.random()));
  }
}

async function create(file: string): Promise<"created" | "taken" | "refused"> {
  try {
    await writeFile(file, processMark(), { flag: "wx", mode: 0o600 });
    return "created";
  } catch (error) {
    return errorCode(error) === "EEXIST" ? "taken" : "refused";
  }
}

async function isStale(file: string): Promise<boolean> {
  try {
    const [{ mtimeMs }, mark] = await Promise.all([stat(file), readFile(file, "utf8")]);
    return Date.now() - mtimeMs > staleMs || !mayRun(mark);
  } catch {
    return false;
  }
}

/** Moves a stale lock away, then removes it, so only one process does. A fresh one moved by mistake is put back. */
async function removeStale(file: string): Promise<void> {
  const away = `${file}.${randomUUID()}`;
  try {
    await rename(file, away);
    if (await isStale(away)) await rm(away, { force: true });
    else await rename(away, file);
  } catch {
    // Another process was first.
  }
}
