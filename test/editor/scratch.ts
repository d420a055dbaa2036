import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const made = new Set<string>();

/**
 * A new empty folder, removed at the latest when this process, or the test run that it belongs to, ends. Its path is
 * short, because a socket's may have 107 bytes.
 */
export function temporaryFolder(): string {
  if (made.size === 0) process.once("exit", () => made.forEach(removeFolder));
  const folder = mkdtempSync(join(process.env["ECM_TEST_RUN"] ?? tmpdir(), "ecm-"));
  made.add(folder);
  return folder;
}

export function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  } catch (error) {
    console.error(`${folder} could not be removed: ${String(error)}`);
  }
}

let folder: string | undefined;

/** A folder for sockets and the browser's temporary files, one for this process. */
export const scratch = (): string => (folder ??= temporaryFolder());
