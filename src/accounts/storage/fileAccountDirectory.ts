import { mkdir, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { errorCode } from "../../base/errors.ts";
import { whileLocked } from "../../base/fileLock.ts";
import type { Log } from "../../base/log.ts";
import { SerialQueue } from "../../base/serialQueue.ts";
import {
  type AccountDirectory,
  type AccountDirectoryStore,
  type DirectoryRead,
  emptyDirectory,
  readDirectory,
  writeDirectory,
} from "./accountDirectory.ts";

/** The name of the account directory in the folder that all windows share. */
export const directoryName = "accounts.json";

/** Keeps the account directory in a file that only its owner may read. */
export class FileAccountDirectory implements AccountDirectoryStore {
  readonly #file: string;
  readonly #log: Log;
  readonly #queue = new SerialQueue();

  constructor(file: string, log: Log) {
    this.#file = file;
    this.#log = log;
  }

  async read(): Promise<DirectoryRead> {
    try {
      return readDirectory(await readFile(this.#file, "utf8"));
    } catch (error) {
      if (errorCode(error) === "ENOENT") return { directory: emptyDirectory };
      this.#log.warn(`The list of accounts cannot be read: ${String(error)}`);
      return { directory: emptyDirectory, problem: "unreadable" };
    }
  }

  edit(change: (directory: AccountDirectory) => AccountDirectory): Promise<void> {
    return this.#queue.run(async () => {
      await mkdir(dirname(this.#file), { recursive: true });
      await whileLocked(`${this.#file}.lock`, () => this.#edit(change));
    });
  }

  async #edit(change: (directory: AccountDirectory) => AccountDirectory): Promise<void> {
    const { directory, problem } = await this.read();
    const changed = change(directory);
    if (changed === directory && problem !== "damaged") return;
    if (problem === "newer") throw new Error("A newer version of this extension has written the list of accounts.");
    if (problem === "unreadable") throw new Error("The list of accounts cannot be read, so it is not replaced.");
    if (problem === "damaged") await this.#setAside();
    await writeFileAtomic(this.#file, writeDirectory(changed), { mode: 0o600 });
  }

  /** Keeps a damaged file beside the new one. */
  async #setAside(): Promise<void> {
    const copy = `${this.#file}.damaged`;
    await rename(this.#file, copy);
    this.#log.warn(`The list of accounts was damaged. What it held is kept in ${copy}`);
  }
}
