import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "./clock.ts";
import { errorCode } from "./errors.ts";

/** Older claims are removed, in milliseconds. */
const keptMs = 30 * 24 * 60 * 60_000;

/**
 * Claims `name` for this window by creating a file. Resolves to false if another window has claimed it. If the folder
 * cannot be written, every window succeeds: once too often is better than never.
 */
export const onceAcrossWindows =
  (folder: string, clock: Pick<Clock, "now">) =>
  async (name: string): Promise<boolean> => {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await (await open(join(folder, name.replaceAll(/[^\w-]/g, "_")), "wx", 0o600)).close();
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
