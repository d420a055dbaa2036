import { lstat, mkdir, open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "./errors.ts";

/** A claim is of no use once its subject has long passed, in milliseconds. */
const keptMs = 30 * 24 * 60 * 60_000;

/**
 * Lets exactly one of all windows do a thing: the first to make the file. A folder that cannot be written lets each
 * window do it once, which is once too often rather than never.
 */
export function onceAcrossWindows(folder: string): (what: string) => Promise<boolean> {
  const claimed = new Set<string>();
  return async (what) => {
    const name = what.replaceAll(/[^\w-]/g, "_");
    if (claimed.has(name)) return false;
    claimed.add(name);
    if (!(await makeFirst(folder, name))) return false;
    await removeOld(folder, name).catch(() => undefined);
    return true;
  };
}

async function makeFirst(folder: string, name: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch {
    return true;
  }
  try {
    await (await open(join(folder, name), "wx", 0o600)).close();
    return true;
  } catch (error) {
    return errorCode(error) !== "EEXIST";
  }
}

/** Compares with the new claim: the file server that sets the times may have a clock of its own. */
async function removeOld(folder: string, newest: string): Promise<void> {
  const before = (await lstat(join(folder, newest))).mtimeMs - keptMs;
  for (const name of await readdir(folder)) await removeIfOld(join(folder, name), before).catch(() => undefined);
}

/** A claim is an empty file. Anything else in the folder is somebody else's. */
async function removeIfOld(file: string, before: number): Promise<void> {
  const found = await lstat(file);
  if (found.isFile() && found.size === 0 && found.mtimeMs < before) await rm(file, { force: true });
}
