import { type FileHandle, link, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";

export interface FileStat {
  /** The same for all names of one file, and another for each file that exists at the same time. */
  readonly identity: string;
  /** When the file was last written, in milliseconds, by the clock of the computer that keeps it. */
  readonly mtimeMs: number;
}

/** A file while it is open. */
export interface OpenFile {
  append(data: string | Uint8Array): Promise<void>;
  /** Reads from an offset, in bytes, to the end. */
  readFrom(offset: number): Promise<Buffer>;
  /** Resolves once everything written is on the disk. */
  sync(): Promise<void>;
  stat(): Promise<FileStat>;
}

/** Node's flags for opening a file. */
type OpenFlags = "r" | "r+" | "w" | "wx" | "a";

/** The file system, as far as files that several windows share need it. Throws Node's errors. */
export interface Files {
  /** Opens a file, readable by its owner only, and closes it after the work. */
  use<T>(path: string, flags: OpenFlags, work: (file: OpenFile) => Promise<T>): Promise<T>;
  stat(path: string): Promise<FileStat>;
  names(folder: string): Promise<readonly string[]>;
  makeFolder(path: string): Promise<void>;
  /** Gives a file a second name. */
  link(path: string, newPath: string): Promise<void>;
  /** Replaces the file at `newPath`, if there is one. */
  rename(path: string, newPath: string): Promise<void>;
  /** Does nothing if there is no such file. */
  remove(path: string): Promise<void>;
}

export const nodeFiles: Files = {
  async use(path, flags, work) {
    const handle = await open(path, flags, 0o600);
    try {
      return await work(openFile(handle));
    } finally {
      await handle.close();
    }
  },
  stat: async (path) => fileStat(await stat(path, { bigint: true })),
  names: (folder) => readdir(folder),
  makeFolder: async (path) => void (await mkdir(path, { recursive: true })),
  link: (path, newPath) => link(path, newPath),
  rename: (path, newPath) => rename(path, newPath),
  remove: (path) => rm(path, { force: true }),
};

/** The identity of the file at a path, if there is one that can be seen. */
export const identityOf = (path: string, files: Files): Promise<string | undefined> =>
  files.stat(path).then(
    ({ identity }) => identity,
    () => undefined,
  );

const openFile = (handle: FileHandle): OpenFile => ({
  append: (data) => handle.appendFile(data),
  readFrom: (offset) => readFrom(handle, offset),
  sync: () => handle.sync(),
  stat: async () => fileStat(await handle.stat({ bigint: true })),
});

/** Windows has inode numbers that only a `bigint` can hold. */
const fileStat = (stats: { readonly dev: bigint; readonly ino: bigint; readonly mtimeNs: bigint }): FileStat => ({
  identity: `${stats.dev} ${stats.ino}`,
  mtimeMs: Number(stats.mtimeNs) / 1e6,
});

const chunkBytes = 64 * 1024;

/** Does not trust the size, which a file server may tell too late. */
async function readFrom(handle: FileHandle, offset: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for (let at = offset; ;) {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(chunkBytes), 0, chunkBytes, at);
    if (bytesRead === 0) return Buffer.concat(chunks);
    chunks.push(buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
}
