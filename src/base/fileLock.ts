import { errorCode } from "./errors.ts";
import { randomUUID } from "node:crypto";
import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { mayRun, processMark } from "./processMark.ts";

/** Work under a lock takes milliseconds. Whoever has held one for so long was stopped in the middle, in milliseconds. */
const longestMs = 10_000;

/** A folder that lets nobody make a file for so long cannot be written, in milliseconds. On Windows it may be a moment. */
const patienceMs = 1000;

/** Those who wait look again after this, in milliseconds, give or take a half: two that wait must not go in step. */
const pauseMs = 4;

/**
 * Does work while no other process does any under the lock of that name: a file that only one can make. One that was
 * left behind is taken away. A folder that cannot be written stops nobody, for nobody can change anything in it then.
 */
export async function whileLocked<T>(file: string, work: () => Promise<T>): Promise<T> {
  const isMine = await take(file);
  try {
    return await work();
  } finally {
    if (isMine) await rm(file, { force: true });
  }
}

async function take(file: string): Promise<boolean> {
  for (const since = Date.now(); ;) {
    const made = await make(file);
    if (made === "made") return true;
    if (made === "refused" && Date.now() - since > patienceMs) return false;
    if (await isLeftBehind(file)) await takeAway(file);
    else await wait(pauseMs * (0.5 + Math.random()));
  }
}

async function make(file: string): Promise<"made" | "taken" | "refused"> {
  try {
    await writeFile(file, processMark(), { flag: "wx", mode: 0o600 });
    return "made";
  } catch (error) {
    return errorCode(error) === "EEXIST" ? "taken" : "refused";
  }
}

async function isLeftBehind(file: string): Promise<boolean> {
  try {
    const [{ mtimeMs }, mark] = await Promise.all([stat(file), readFile(file, "utf8")]);
    return Date.now() - mtimeMs > longestMs || !mayRun(mark);
  } catch {
    return false;
  }
}

/** Of several who find it left behind, one moves it away. Whoever comes late has moved a new one, and puts it back. */
async function takeAway(file: string): Promise<void> {
  const away = `${file}.${randomUUID()}`;
  try {
    await rename(file, away);
    if (await isLeftBehind(away)) await rm(away, { force: true });
    else await rename(away, file);
  } catch {
    // Somebody else was first.
  }
}
