import type { Files, FileStat, OpenFile } from "../../src/base/files.ts";

interface Stored {
  readonly identity: string;
  bytes: Buffer;
  mtimeMs: number;
}

export const nodeError = (code: string): Error => Object.assign(new Error(code), { code });

/** Files on a server whose clock is moved by hand. */
export class MemoryFiles implements Files {
  /** The server's clock, in milliseconds since 1970. */
  now = Date.UTC(2026, 10, 24);
  readonly #files = new Map<string, Stored>();
  #made = 0;

  async use<T>(path: string, flags: string, work: (file: OpenFile) => Promise<T>): Promise<T> {
    return work(this.#open(this.#found(path, flags)));
  }

  async stat(path: string): Promise<FileStat> {
    return statOf(this.#found(path, "r"));
  }

  async names(folder: string): Promise<readonly string[]> {
    return [...this.#files.keys()]
      .filter((path) => path.startsWith(folder))
      .map((path) => path.slice(folder.length + 1));
  }

  async makeFolder(): Promise<void> {}

  async link(path: string, newPath: string): Promise<void> {
    this.#files.set(newPath, this.#found(path, "r"));
  }

  async rename(path: string, newPath: string): Promise<void> {
    await this.link(path, newPath);
    this.#files.delete(path);
  }

  async remove(path: string): Promise<void> {
    this.#files.delete(path);
  }

  /** Writes a text into a file. */
  async write(path: string, text: string): Promise<void> {
    await this.use(path, "w", (file) => file.append(text));
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  #found(path: string, flags: string): Stored {
    const found = this.#files.get(path);
    if (found && flags === "wx") throw nodeError("EEXIST");
    if (!found && flags.startsWith("r")) throw nodeError("ENOENT");
    const file = found ?? { identity: String((this.#made += 1)), bytes: Buffer.alloc(0), mtimeMs: this.now };
    if (flags === "w") file.bytes = Buffer.alloc(0);
    this.#files.set(path, file);
    return file;
  }

  #open(file: Stored): OpenFile {
    return {
      append: async (data) => {
        file.bytes = Buffer.concat([file.bytes, Buffer.from(data)]);
        file.mtimeMs = this.now;
      },
      readFrom: async (offset) => file.bytes.subarray(offset),
      sync: async () => undefined,
      stat: async () => statOf(file),
    };
  }
}

const statOf = ({ identity, mtimeMs }: Stored): FileStat => ({ identity, mtimeMs });

/** The files with some methods replaced. */
export const changedFiles = (files: Files, changes: Partial<Files>): Files => ({
  use: (path, flags, work) => files.use(path, flags, work),
  stat: (path) => files.stat(path),
  names: (folder) => files.names(folder),
  makeFolder: (path) => files.makeFolder(path),
  link: (path, newPath) => files.link(path, newPath),
  rename: (path, newPath) => files.rename(path, newPath),
  remove: (path) => files.remove(path),
  ...changes,
});
