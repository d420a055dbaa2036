import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { errorCode } from "../../base/errors.ts";
import { type Files, nodeFiles } from "../../base/files.ts";
import { isProcessMark, mayRun, processMark, runsHere } from "../../base/processMark.ts";
import type { WindowId } from "../journal/taskEvent.ts";
import { SilenceMeter } from "./silenceMeter.ts";

/** The windows that run the extension, so that a task is taken over when its window closes. */
export interface Windows {
  readonly me: WindowId;
  /** Records that this window is alive. Throws Node's error if it cannot be written. */
  beat(): Promise<void>;
  isAlive(window: WindowId): Promise<boolean>;
}

/** The sources of facts about files and time. */
export interface WindowSources {
  readonly files: Files;
  /** A clock that nobody sets, in milliseconds. */
  readonly elapsed: () => number;
}

interface WindowFile {
  readonly text: string;
  /** The file's time by the clock of the computer that keeps it, in milliseconds. */
  readonly stamp: number;
}

/** A window without a heartbeat for this long is gone, in milliseconds. */
const longestSilenceMs = 10_000;
/** The shortest time between two heartbeats, in milliseconds. */
const beatMs = 2000;
/** Files of crashed windows are deleted after this, in milliseconds. */
const oldMs = 24 * 60 * 60_000;

/** Each window touches a small file. A window whose file stays the same, or whose process has ended, is gone. */
export class FileWindows implements Windows {
  readonly me: WindowId;
  readonly #folder: string;
  readonly #sources: WindowSources;
  readonly #silence: SilenceMeter;

  constructor(folder: string, sources: WindowSources = { files: nodeFiles, elapsed: () => performance.now() }) {
    this.#folder = folder;
    this.#sources = sources;
    this.#silence = new SilenceMeter(sources.elapsed, () => this.#touch());
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the brand is minted here
    this.me = `${randomUUID()} ${processMark()}` as WindowId;
  }

  async beat(): Promise<void> {
    if (this.#silence.ownAge() >= beatMs) await this.#silence.measureOwn();
  }

  async isAlive(window: WindowId): Promise<boolean> {
    if (window === this.me) return true;
    const file = await this.#read(window);
    if (file === "gone") return this.#mayLiveWithoutFile(window);
    if (file !== "unreadable" && !mayRun(file.text)) return false;
    const stamp = file === "unreadable" ? undefined : file.stamp;
    return (await this.#silence.of(window, stamp)) < longestSilenceMs;
  }

  /** Whether another window is alive. Deletes files of windows that are long gone. */
  async hasOthers(): Promise<boolean> {
    const names = await this.#sources.files.names(this.#folder).catch(() => []);
    const others = names.flatMap(windowNamed).filter((window) => window !== this.me);
    const alive = await Promise.all(others.map((window) => this.#isOther(window)));
    return alive.includes(true);
  }

  /** Removes this window's file, so that others can take over at once. */
  async leave(): Promise<void> {
    await this.#sources.files.remove(this.#path(this.me));
  }

  /** A file of other contents is not a window's. An empty one is being written just now. */
  async #isOther(window: WindowId): Promise<boolean> {
    const file = await this.#read(window);
    if (typeof file === "string" || (file.text !== "" && !isProcessMark(file.text))) return false;
    const isAlive = await this.isAlive(window);
    if (!isAlive && isProcessMark(file.text)) await this.#removeIfOld(window, file);
    return isAlive;
  }

  /** A file that cannot be removed is in nobody's way. */
  async #removeIfOld(window: WindowId, file: WindowFile): Promise<void> {
    const now = this.#silence.ownStamp ?? Number.NEGATIVE_INFINITY;
    if (now - file.stamp > oldMs) await this.#sources.files.remove(this.#path(window)).catch(() => undefined);
  }

  /** While this window cannot write its file either, a missing one says nothing; the process in the id does. */
  async #mayLiveWithoutFile(window: WindowId): Promise<boolean> {
    if (await this.#canWrite()) {
      this.#silence.forget(window);
      return false;
    }
    const mark = window.slice(window.indexOf(" ") + 1);
    if (!isProcessMark(mark) || !mayRun(mark)) return false;
    return runsHere(mark) || (await this.#silence.of(window, undefined)) < longestSilenceMs;
  }

  async #canWrite(): Promise<boolean> {
    if (this.#silence.ownStamp !== undefined) return true;
    return this.#silence.measureOwn().then(
      () => true,
      () => false,
    );
  }

  /** Writes this window's file and returns its new stamp. */
  async #touch(): Promise<number> {
    const { files } = this.#sources;
    await files.makeFolder(this.#folder);
    await files.use(this.#path(this.me), "w", (file) => file.append(processMark()));
    return files.use(this.#path(this.me), "r", async (file) => (await file.stat()).mtimeMs);
  }

  /** Opens the file before it asks for its time: only then does a file server have to answer itself. */
  async #read(window: WindowId): Promise<WindowFile | "gone" | "unreadable"> {
    try {
      return await this.#sources.files.use(this.#path(window), "r", async (file) => {
        const [{ mtimeMs: stamp }, text] = await Promise.all([file.stat(), file.readFrom(0)]);
        return { stamp, text: text.toString("utf8") };
      });
    } catch (error) {
      return ["ENOENT", "ENOTDIR", "EISDIR"].includes(errorCode(error)) ? "gone" : "unreadable";
    }
  }

  #path(window: WindowId): string {
    return join(this.#folder, encodeURIComponent(window));
  }
}

/** The window that a file is named after; none for a name that no window gives. */
function windowNamed(name: string): readonly WindowId[] {
  try {
    const id = decodeURIComponent(name);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the files are named after their windows
    return encodeURIComponent(id) === name ? [id as WindowId] : [];
  } catch {
    return [];
  }
}
