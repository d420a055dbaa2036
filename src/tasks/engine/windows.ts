import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { mayRun, processMark } from "../../base/processMark.ts";
import type { WindowId } from "../journal/taskEvent.ts";

/** The windows that run the extension, so that a task is taken over when its window closes. */
export interface Windows {
  readonly me: WindowId;
  /** Records that this window is alive. */
  beat(): Promise<void>;
  isAlive(window: WindowId): Promise<boolean>;
}

/** A window without a heartbeat for this long is gone, in milliseconds. */
const longestSilenceMs = 10_000;
/** The shortest time between two heartbeats, in milliseconds. */
const beatMs = 2000;
/** Files of crashed windows are deleted after this, in milliseconds. */
const oldMs = 24 * 60 * 60_000;

/** Each window touches a small file. A window whose file is old, or whose process has ended, is gone. */
export class FileWindows implements Windows {
  readonly me: WindowId;
  readonly #folder: string;
  #beatAt = 0;

  constructor(folder: string) {
    this.#folder = folder;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the brand is minted here
    this.me = randomUUID() as WindowId;
  }

  async beat(): Promise<void> {
    if (Math.abs(Date.now() - this.#beatAt) < beatMs) return;
    await mkdir(this.#folder, { recursive: true });
    await writeFile(this.#path(this.me), processMark());
    this.#beatAt = Date.now();
  }

  async isAlive(window: WindowId): Promise<boolean> {
    if (window === this.me) return true;
    try {
      const [{ mtimeMs }, text] = await Promise.all([stat(this.#path(window)), readFile(this.#path(window), "utf8")]);
      return Date.now() - mtimeMs < longestSilenceMs && mayRun(text);
    } catch {
      return false;
    }
  }

  /** Whether another window is alive. Deletes files of windows that are long gone. */
  async hasOthers(): Promise<boolean> {
    const names = await readdir(this.#folder).catch(() => []);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the files are named after their windows
    const others = names.map((name) => decodeURIComponent(name) as WindowId).filter((id) => id !== this.me);
    const alive = await Promise.all(others.map((id) => this.isAlive(id)));
    await Promise.all(others.filter((_, index) => !alive[index]).map((id) => this.#cleanAway(id)));
    return alive.includes(true);
  }

  async #cleanAway(window: WindowId): Promise<void> {
    const mtimeMs = await stat(this.#path(window)).then(
      (file) => file.mtimeMs,
      () => Number.POSITIVE_INFINITY,
    );
    if (Date.now() - mtimeMs > oldMs) await rm(this.#path(window), { force: true });
  }

  /** Removes this window's file, so that others can take over at once. */
  async leave(): Promise<void> {
    await rm(this.#path(this.me), { force: true });
  }

  #path(window: WindowId): string {
    return join(this.#folder, encodeURIComponent(window));
  }
}
