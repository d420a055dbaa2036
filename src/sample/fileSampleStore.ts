import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import writeFileAtomic from "write-file-atomic";
import type { SampleStore } from "./sampleStore.ts";
import { readWorldState, type WorldState } from "./worldState.ts";

/** Keeps the sample account in a file, which all windows of the machine share. */
export class FileSampleStore implements SampleStore {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
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
    await mkdir(dirname(this.#file), { recursive: true });
    await writeFileAtomic(this.#file, JSON.stringify(state));
  }
}
