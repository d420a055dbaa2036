import { setTimeout as wait } from "node:timers/promises";
import { whileLocked } from "../../base/fileLock.ts";
import { errorCode } from "../../base/errors.ts";
import { type Files, identityOf, type OpenFile } from "../../base/files.ts";
import type { Log } from "../../base/log.ts";
import { readLine } from "./journalFormat.ts";
import type { TaskEvent } from "./taskEvent.ts";

/** Chooses the events that stay. */
export type Keep = (events: readonly TaskEvent[]) => readonly TaskEvent[];

/** On Windows a file cannot be replaced while a window has it open, which takes milliseconds. */
const busyCodes: readonly (string | undefined)[] = ["EPERM", "EACCES", "EBUSY"];
const mostTries = 25;
const pauseMs = 40;

/** The journal as it was when the compaction began. Later lines are read from it after it was replaced. */
interface OldJournal {
  readFrom(offset: number): Promise<Buffer>;
  identity(): Promise<string>;
}

/**
 * Replaces a journal by one without the events that `keep` leaves out. Only one window does so at a time. Gives up,
 * without harm, when the file cannot be replaced or another one has taken its place.
 */
export async function compactJournal(file: string, keep: Keep, log: Log, files: Files): Promise<void> {
  const work = async (isLocked: boolean) => {
    if (isLocked) await new JournalCompaction(file, log, files).run(keep);
    else log.warn("The journal is not compacted: its folder cannot be written.");
  };
  await whileLocked(`${file}.lock`, work, files);
}

class JournalCompaction {
  readonly #file: string;
  readonly #log: Log;
  readonly #files: Files;

  constructor(file: string, log: Log, files: Files) {
    this.#file = file;
    this.#log = log;
    this.#files = files;
  }

  /** A second name keeps the old lines within reach without the file being open, also after a crash in between. */
  async run(keep: Keep): Promise<void> {
    const secondName = `${this.#file}.old`;
    await this.#restore(secondName);
    if (!(await this.#link(secondName))) return this.#runOnOpenFile(keep);
    await this.#replace(keep, {
      readFrom: (offset) => this.#files.use(secondName, "r", (old) => old.readFrom(offset)),
      identity: async () => (await this.#files.stat(secondName)).identity,
    });
    await this.#files.remove(secondName);
  }

  /** For file systems that know no second names. */
  async #runOnOpenFile(keep: Keep): Promise<void> {
    await this.#files.use(this.#file, "r", (old) =>
      this.#replace(keep, {
        readFrom: (offset) => old.readFrom(offset),
        identity: async () => (await old.stat()).identity,
      }),
    );
  }

  async #link(secondName: string): Promise<boolean> {
    return this.#files.link(this.#file, secondName).then(
      () => true,
      () => false,
    );
  }

  /** Carries over the lines of a compaction that a crash ended between the replacing and the carrying over. */
  async #restore(secondName: string): Promise<void> {
    const left = await this.#contents(secondName);
    if (left === undefined) return;
    const present = new Set(linesOf((await this.#contents(this.#file)) ?? Buffer.alloc(0)).keys());
    const missing = [...linesOf(left)].filter(([id]) => !present.has(id)).map(([, { line }]) => line);
    await this.#append(asText(missing));
    await this.#files.remove(secondName);
  }

  async #contents(file: string): Promise<Buffer | undefined> {
    try {
      return await this.#files.use(file, "r", (open) => open.readFrom(0));
    } catch (error) {
      if (errorCode(error) === "ENOENT") return undefined;
      throw error;
    }
  }

  async #replace(keep: Keep, old: OldJournal): Promise<void> {
    const bytes = await old.readFrom(0);
    const lines = linesOf(bytes);
    const kept = keep([...lines.values()].map(({ event }) => event));
    const fresh = `${this.#file}.new`;
    try {
      await this.#write(fresh, asText(kept.flatMap(({ id }) => lines.get(id)?.line ?? [])));
      // A last line without its newline may not be complete yet, so it counts as later.
      if (await this.#swap(fresh, old)) await this.#append(await old.readFrom(wholeLines(bytes)));
    } finally {
      await this.#files.remove(fresh);
    }
  }

  async #write(file: string, text: string): Promise<void> {
    await this.#files.use(file, "w", (open) => addTo(open, text));
  }

  async #append(data: string | Buffer): Promise<void> {
    if (data.length > 0) await this.#files.use(this.#file, "a", (open) => addTo(open, data));
  }

  /** Returns false when it gave up. */
  async #swap(fresh: string, old: OldJournal): Promise<boolean> {
    for (let tries = 1; ; tries += 1) {
      if ((await identityOf(this.#file, this.#files)) !== (await old.identity()))
        return this.#giveUp("another file took its place");
      try {
        await this.#files.rename(fresh, this.#file);
        return true;
      } catch (error) {
        if (!busyCodes.includes(errorCode(error))) throw error;
        if (tries === mostTries) return this.#giveUp(`its file cannot be replaced, ${errorCode(error)}`);
      }
      await wait(pauseMs);
    }
  }

  #giveUp(reason: string): false {
    this.#log.warn(`The journal is not compacted: ${reason}.`);
    return false;
  }
}

async function addTo(file: OpenFile, data: string | Buffer): Promise<void> {
  await file.append(data);
  await file.sync();
}

const wholeLines = (bytes: Buffer): number => bytes.lastIndexOf(0x0a) + 1;

const asText = (lines: readonly string[]): string => lines.map((line) => `\n${line}\n`).join("");

interface JournalLine {
  readonly line: string;
  readonly event: TaskEvent;
}

/** The lines that can be read, verbatim, each by its event's id. */
function linesOf(bytes: Buffer): ReadonlyMap<string, JournalLine> {
  const found = new Map<string, JournalLine>();
  for (const line of bytes.subarray(0, wholeLines(bytes)).toString("utf8").split("\n")) {
    const event = readLine(line);
    if (event && !found.has(event.id)) found.set(event.id, { line, event });
  }
  return found;
}
