import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new empty folder. Its path is short, because sockets in it may not be longer than 107 bytes. */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), "ecm-"));

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

let folder: string | undefined;

/** A folder for sockets and the browser's temporary files, which goes away with this process. */
export function scratch(): string {
  if (folder !== undefined) return folder;
  const made = temporaryFolder();
  process.once("exit", () => removeFolder(made));
  folder = made;
  return made;
}
