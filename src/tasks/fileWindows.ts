import { randomUUID } from "node:crypto";
import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { WindowId } from "./entry.ts";
import type { Windows } from "./windows.ts";

/** A window that has not beaten for so long is gone, whatever became of its process. */
const longestSilenceMs = 10_000;

/** Each window keeps a small file fresh; one whose file is old or whose process has ended is gone. */
export class FileWindows implements Windows {
  readonly me: WindowId;
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the brand is minted here
    this.me = randomUUID() as WindowId;
  }

  async beat(): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    await writeFile(this.#path(this.me), String(process.pid));
  }

  async isAlive(window: WindowId): Promise<boolean> {
    if (window === this.me) return true;
    try {
      const [{ mtimeMs }, pid] = await Promise.all([stat(this.#path(window)), readFile(this.#path(window), "utf8")]);
      return Date.now() - mtimeMs < longestSilenceMs && isRunning(Number(pid));
    } catch {
      return false;
    }
  }

  /** Leaves at once, so that another window need not wait for silence. */
  async leave(): Promise<void> {
    await rm(this.#path(this.me), { force: true });
  }

  #path(window: WindowId): string {
    return join(this.#folder, encodeURIComponent(window));
  }
}

/** Signal 0 only asks whether the process is there. An unreadable pid is a file being written just now. */
function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
