import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { whileLocked } from "../base/fileLock.ts";
import { SerialQueue } from "../base/serialQueue.ts";
import type { SampleStore } from "./sampleStore.ts";
import { readWorldState, type WorldState } from "./worldState.ts";

/** Keeps the sample account in a file, which all windows of the machine share. */
export class FileSampleStore implements SampleStore {
  readonly #file: string;
  readonly #turns = new SerialQueue();

  constructor(file: string) {
    this.#file = file;
  }

  /** Other windows are other processes, so a file beside this one tells them that somebody is at it. */
  runExclusive<T>(work: () => Promise<T>): Promise<T> {
    return this.#turns.run(async () => {
      await mkdir(dirname(this.#file), { recursive: true }).catch(() => undefined);
      return whileLocked(`${this.#file}.lock`, work);
    });
  }

  /** A file that cannot be read means a fresh sample, never an error. */
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
