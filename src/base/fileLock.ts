import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { errorCode } from "./errors.ts";
import { type Files, nodeFiles } from "./files.ts";
import { mayRun, processMark } from "./processMark.ts";

/** Work under a lock takes milliseconds. A process that has held one for so long is stuck, in milliseconds. */
const longestMs = 10_000;

/** A folder in which no file can be made for so long is not writable, in milliseconds. On Windows it may be a moment. */
const patienceMs = 1000;

/** The average pause before another look, in milliseconds. It varies, so that two that wait do not go in step. */
const pauseMs = 4;

/** Only a lock that stays for so long is asked for its age, in milliseconds. */
const briefMs = 50;

/** A lock as it was first seen. Another text or time means another lock. */
interface SeenLock {
  readonly text: string;
  readonly mtimeMs: number;
  readonly seenAt: number;
  readonly isOld?: boolean;
}

/**
 * Does work while no other process does any under the lock of that name: a file that only one can make. One that was
 * left behind is taken away. Where no lock can be made, the work is done without one: `isLocked` is false then.
 */
export async function whileLocked<T>(
  file: string,
  work: (isLocked: boolean) => Promise<T>,
  files: Files = nodeFiles,
): Promise<T> {
  const text = `${processMark()}\n${randomUUID()}`;
  const isLocked = await take(file, text, files);
  try {
    return await work(isLocked);
  } finally {
    if (isLocked) await release(file, text, files);
  }
}

async function take(file: string, text: string, files: Files): Promise<boolean> {
  let seen: SeenLock | undefined;
  for (const since = performance.now(); ;) {
    const made = await make(file, text, files);
    if (made === "made") return true;
    if (made === "refused" && performance.now() - since > patienceMs) return false;
    seen = await look(file, seen, files);
    if (seen !== undefined && isLeftBehind(seen)) await takeAway(file, seen, files);
    else await wait(pauseMs * (0.5 + Math.random()));
  }
}

async function make(file: string, text: string, files: Files): Promise<"made" | "taken" | "refused"> {
  try {
    // A full disk still holds an empty file, which is a lock too.
    await files.use(file, "wx", (lock) => lock.append(text).catch(() => undefined));
    return "made";
  } catch (error) {
    return errorCode(error) === "EEXIST" ? "taken" : "refused";
  }
}

/** Leaves a lock that another process has made meanwhile. */
async function release(file: string, text: string, files: Files): Promise<void> {
  const found = await read(file, files);
  if (found?.text === text || found?.text === "") await files.remove(file).catch(() => undefined);
}

async function look(file: string, before: SeenLock | undefined, files: Files): Promise<SeenLock | undefined> {
  const found = await read(file, files);
  if (found === undefined) return undefined;
  if (found.text !== before?.text || found.mtimeMs !== before.mtimeMs) return { ...found, seenAt: performance.now() };
  if (before.isOld !== undefined || performance.now() - before.seenAt < briefMs) return before;
  return { ...before, isOld: (await serverTime(file, files)) - found.mtimeMs > longestMs };
}

const isLeftBehind = ({ text, isOld, seenAt }: SeenLock): boolean =>
  isOld === true || performance.now() - seenAt > longestMs || !mayRun(text.split("\n")[0] ?? "");

async function read(file: string, files: Files): Promise<Pick<SeenLock, "text" | "mtimeMs"> | undefined> {
  try {
    return await files.use(file, "r", async (lock) => {
      const [{ mtimeMs }, text] = await Promise.all([lock.stat(), lock.readFrom(0)]);
      return { mtimeMs, text: text.toString("utf8") };
    });
  } catch {
    return undefined;
  }
}

/** The time by the clock that sets the locks' times, which may be a file server's. 0 if it cannot be known. */
async function serverTime(file: string, files: Files): Promise<number> {
  const probe = `${file}.${randomUUID()}`;
  try {
    await files.use(probe, "wx", async () => undefined);
    return (await files.stat(probe)).mtimeMs;
  } catch {
    return 0;
  } finally {
    await files.remove(probe).catch(() => undefined);
  }
}

/** Several may find it left behind; one moves it away. A late one has moved a new lock, and puts it back. */
async function takeAway(file: string, seen: SeenLock, files: Files): Promise<void> {
  const away = `${file}.${randomUUID()}`;
  try {
    await files.rename(file, away);
    const moved = await read(away, files);
    if (moved?.text === seen.text) await files.remove(away);
    else await files.rename(away, file);
  } catch {
    // Another process was first.
  }
}
