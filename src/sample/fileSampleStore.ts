import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { whileLocked } from "../base/fileLock.ts";
import { SerialQueue } from "../base/serialQueue.ts";
import type { SampleStore } from "./sampleCloud.ts";
import { readWorldState, type WorldState } from "./worldState.ts";

/** Stores the sample account in a file that all windows on the computer share. */
export class FileSampleStore implements SampleStore {
  readonly #file: string;
  readonly #queue = new SerialQueue();

  constructor(file: string) {
    this.#file = file;
  }

  /** Other windows are other processes, so a lock file keeps them out. */
  runExclusive<T>(work: () => Promise<T>): Promise<T> {
    return this.#queue.run(async () => {
      await mkdir(dirname(this.#file), { recursive: true }).catch(() => undefined);
      return whileLocked(`${this.#file}.lock`, work);
    });
  }

  /** An unreadable file is replaced by a new sample account instead of failing. */
  async load(): Promise<WorldState | undefined> {
    try {
      return readWorldState(JSON.parse(await readFile(this.#file, "utf8")));
    } catch {
      return undefined;
    }
  }

  async save(state: WorldState): Promise<void> {
    await writeFileAtomic(this.#file, JSON.stringify(state));
  }
}
