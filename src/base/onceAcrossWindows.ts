import { errorCode } from "./errors.ts";
import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "./clock.ts";

/** A claim is of no use once what it is about has long passed, in milliseconds. */
const keptMs = 30 * 24 * 60 * 60_000;

/**
 * Lets exactly one of all windows do a thing: whoever makes the file first. A folder that cannot be written lets each
 * window do it, which is once too often rather than never.
 */
export const onceAcrossWindows =
  (folder: string, clock: Pick<Clock, "now">) =>
  async (what: string): Promise<boolean> => {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await (await open(join(folder, what.replaceAll(/[^\w-]/g, "_")), "wx", 0o600)).close();
      await removeOld(folder, clock.now() - keptMs);
      return true;
    } catch (error) {
      return errorCode(error) !== "EEXIST";
    }
  };

async function removeOld(folder: string, before: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    if ((await stat(file)).mtimeMs < before) await rm(file, { force: true });
  }
}
