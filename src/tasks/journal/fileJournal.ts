import * as l10n from "@vscode/l10n";
import { type FileHandle, mkdir, open, rename, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { errorCode } from "../../base/errors.ts";
import type { Log } from "../../base/log.ts";
import { SerialQueue } from "../../base/serialQueue.ts";
import { type Journal, JournalError } from "./journal.ts";
import { readLine, writeLine } from "./journalFormat.ts";
import type { TaskEvent } from "./taskEvent.ts";

/**
 * Keeps the journal in a file of JSON lines that all windows append to. Each line starts with its own newline, so that
 * a line torn by a crash damages only itself.
 */
export class FileJournal implements Journal {
  readonly #file: string;
  readonly #log: Log;
  readonly #reads = new SerialQueue();
  readonly #events = new Map<string, TaskEvent>();
  /** Lines of a newer version, verbatim. */
  readonly #newer = new Map<string, string>();
  #identity = "";
  #offset = 0;
  #tail = Buffer.alloc(0);

  constructor(file: string, log: Log) {
    this.#file = file;
    this.#log = log;
  }

  async read(): Promise<readonly TaskEvent[]> {
    await this.#reads.run(() => this.#readMore());
    return [...this.#events.values()];
  }

  async append(event: TaskEvent): Promise<void> {
    try {
      await mkdir(dirname(this.#file), { recursive: true });
      while (!(await this.#appendTo(`\n${writeLine(event)}\n`)))
        this.#log.info("The journal was compacted meanwhile; writing again.");
    } catch (error) {
      throw new JournalError(
        l10n.t("The journal of tasks cannot be written ({0}).", errorCode(error) || String(error)),
        { cause: error },
      );
    }
  }

  /**
   * Drops the events that `keep` leaves out, by a new file and a rename. Lines that other windows append meanwhile are
   * carried over; lines of a newer version stay verbatim.
   */
  async compact(keep: (events: readonly TaskEvent[]) => readonly TaskEvent[]): Promise<void> {
    const events = await this.read();
    const kept = keep(events);
    if (kept.length === events.length) return;
    await withFile(this.#file, "r", async (old) => {
      const fresh = `${this.#file}.new`;
      const lines = kept.map((event) => this.#newer.get(event.id) ?? writeLine(event));
      await withFile(fresh, "w", async (file) => {
        await file.writeFile(lines.map((line) => `\n${line}\n`).join(""));
        await file.sync();
      });
      await rename(fresh, this.#file);
      const late = await bytesFrom(old, this.#offset);
      if (late.length > 0) await withFile(this.#file, "a", async (file) => file.appendFile(late));
    });
  }

  /** Returns false if the file was replaced meanwhile, so that the line went into the old one. */
  async #appendTo(line: string): Promise<boolean> {
    return withFile(this.#file, "a", async (file) => {
      await file.appendFile(line);
      await file.sync();
      return (await file.stat()).ino === (await stat(this.#file)).ino;
    });
  }

  async #readMore(): Promise<void> {
    try {
      await withFile(this.#file, "r", async (file) => this.#take(file));
    } catch (error) {
      if (errorCode(error) !== "ENOENT") throw error;
      this.#startOver("");
    }
  }

  async #take(file: FileHandle): Promise<void> {
    const { ino, birthtimeMs, size } = await file.stat();
    // A new file may get the inode number of a deleted one.
    const identity = `${ino} ${birthtimeMs}`;
    if (identity !== this.#identity || size < this.#offset) this.#startOver(identity);
    const bytes = await bytesFrom(file, this.#offset);
    this.#offset += bytes.length;
    if (bytes.length > 0) this.#split(Buffer.concat([this.#tail, bytes]));
  }

  #startOver(identity: string): void {
    this.#identity = identity;
    this.#offset = 0;
    this.#tail = Buffer.alloc(0);
    this.#events.clear();
  }

  /** Keeps a last line without its newline for the next read: it may not be complete yet. */
  #split(bytes: Buffer): void {
    const end = bytes.lastIndexOf(0x0a) + 1;
    this.#tail = Buffer.from(bytes.subarray(end));
    const lines = bytes.subarray(0, end).toString("utf8").split("\n");
    const bad = lines.filter((line) => line.trim() !== "" && !this.#keep(readLine(line), line));
    if (bad.length > 0) this.#log.warn(`Lines of the journal that cannot be read and are skipped: ${bad.length}.`);
  }

  #keep(event: TaskEvent | undefined, line: string): boolean {
    if (event && !this.#events.has(event.id)) this.#events.set(event.id, event);
    if (event?.type === "newer") this.#newer.set(event.id, line);
    return event !== undefined;
  }
}

async function bytesFrom(file: FileHandle, offset: number): Promise<Buffer> {
  const length = (await file.stat()).size - offset;
  if (length <= 0) return Buffer.alloc(0);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
  return buffer.subarray(0, bytesRead);
}

async function withFile<T>(path: string, flags: string, use: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, flags, 0o600);
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}
