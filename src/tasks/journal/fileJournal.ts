import * as l10n from "@vscode/l10n";
import { dirname } from "node:path";
import { errorCode } from "../../base/errors.ts";
import { type Files, identityOf, nodeFiles, type OpenFile } from "../../base/files.ts";
import type { Log } from "../../base/log.ts";
import { SerialQueue } from "../../base/serialQueue.ts";
import { type Journal, JournalError } from "./journal.ts";
import { compactJournal, type Keep } from "./journalCompaction.ts";
import { readLine, writeLine } from "./journalFormat.ts";
import type { TaskEvent } from "./taskEvent.ts";

/** The most times that one line is written before its file counts as unreliable. */
const mostWrites = 4;

/** So many bytes before the place where reading goes on must be as they were: they hold at least one whole line. */
const markBytes = 4096;

/**
 * Keeps the journal in a file of JSON lines that all windows append to. Each line starts with its own newline, so that
 * a line torn by a crash damages only itself.
 */
export class FileJournal implements Journal {
  readonly #file: string;
  readonly #log: Log;
  readonly #files: Files;
  readonly #events = new Map<string, TaskEvent>();
  readonly #reading = new SerialQueue();
  #offset = 0;
  /** The last bytes that were read. */
  #mark = Buffer.alloc(0);
  #tail = Buffer.alloc(0);

  constructor(file: string, log: Log, files: Files = nodeFiles) {
    this.#file = file;
    this.#log = log;
    this.#files = files;
  }

  async read(): Promise<readonly TaskEvent[]> {
    await this.#reading.run(() => this.#readMore());
    return [...this.#events.values()];
  }

  async append(event: TaskEvent): Promise<void> {
    try {
      await this.#files.makeFolder(dirname(this.#file));
      if (await this.#write(`\n${writeLine(event)}\n`)) return;
    } catch (error) {
      const code = errorCode(error) || String(error);
      throw new JournalError(l10n.t("The journal of tasks cannot be written ({0}).", code), { cause: error });
    }
    throw new JournalError(l10n.t("The journal of tasks cannot be written: its file is replaced again and again."));
  }

  /**
   * Drops the events that `keep` leaves out, one window at a time. Lines that other windows append meanwhile are
   * carried over, and lines of a newer version stay verbatim.
   */
  async compact(keep: Keep): Promise<void> {
    const events = await this.read();
    if (keep(events).length < events.length) await compactJournal(this.#file, keep, this.#log, this.#files);
  }

  /** Returns false if the line does not arrive however often it is written. */
  async #write(line: string): Promise<boolean> {
    for (let writes = 0; writes < mostWrites; writes += 1) {
      if ((await this.#appendTo(line)) || (await this.#holds(line))) return true;
      this.#log.info("The journal was compacted meanwhile; writing again.");
    }
    return false;
  }

  /** Returns false if the file seems to have been replaced meanwhile, so that the line went into the old one. */
  async #appendTo(line: string): Promise<boolean> {
    return this.#files.use(this.#file, "a", async (file) => {
      await file.append(line);
      await file.sync();
      return (await file.stat()).identity === (await identityOf(this.#file, this.#files));
    });
  }

  /** On some file systems a file has another inode number at each look, so only its contents tell. */
  async #holds(line: string): Promise<boolean> {
    try {
      return await this.#files.use(this.#file, "r+", async (file) => {
        await file.sync();
        return (await file.readFrom(0)).includes(line);
      });
    } catch (error) {
      if (errorCode(error) === "ENOENT") return false;
      throw error;
    }
  }

  async #readMore(): Promise<void> {
    try {
      await this.#files.use(this.#file, "r", async (file) => this.#take(file));
    } catch (error) {
      if (errorCode(error) !== "ENOENT") throw error;
      this.#startOver();
    }
  }

  /** Goes on where it ended, if the file still has the same bytes there; else it was compacted or replaced. */
  async #take(file: OpenFile): Promise<void> {
    const bytes = await file.readFrom(this.#offset - this.#mark.length);
    if (bytes.subarray(0, this.#mark.length).equals(this.#mark)) return this.#add(bytes.subarray(this.#mark.length));
    this.#startOver();
    this.#add(await file.readFrom(0));
  }

  #startOver(): void {
    this.#offset = 0;
    this.#mark = Buffer.alloc(0);
    this.#tail = Buffer.alloc(0);
    this.#events.clear();
  }

  #add(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#offset += bytes.length;
    this.#mark = Buffer.from(Buffer.concat([this.#mark, bytes]).subarray(-markBytes));
    this.#split(Buffer.concat([this.#tail, bytes]));
  }

  /** Keeps a last line without its newline for the next read: it may not be complete yet. */
  #split(bytes: Buffer): void {
    const end = bytes.lastIndexOf(0x0a) + 1;
    this.#tail = Buffer.from(bytes.subarray(end));
    const lines = bytes.subarray(0, end).toString("utf8").split("\n");
    const bad = lines.filter((line) => line.trim() !== "" && !this.#keep(readLine(line)));
    if (bad.length > 0) this.#log.warn(`Lines of the journal that cannot be read and are skipped: ${bad.length}.`);
  }

  #keep(event: TaskEvent | undefined): boolean {
    if (event && !this.#events.has(event.id)) this.#events.set(event.id, event);
    return event !== undefined;
  }
}
