import {
  type AccountDirectory,
  type AccountDirectoryStore,
  type DirectoryRead,
  emptyDirectory,
  readDirectory,
  writeDirectory,
} from "../../src/accounts/storage/accountDirectory.ts";

/** An account directory that all windows of a computer share. */
export class MemoryDirectory implements AccountDirectoryStore {
  text: string | undefined;
  /** What the disk says when it is not writable. */
  trouble: Error | undefined;

  async read(): Promise<DirectoryRead> {
    return this.text === undefined ? { directory: emptyDirectory } : readDirectory(this.text);
  }

  async edit(change: (directory: AccountDirectory) => AccountDirectory): Promise<void> {
    if (this.trouble) throw this.trouble;
    const { directory, problem } = await this.read();
    if (problem === "newer") throw new Error("newer");
    this.text = writeDirectory(change(directory));
  }
}
