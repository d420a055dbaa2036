import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";

/**
 * Lets exactly one of all windows do a thing: whoever makes the file first. A folder that cannot be written lets each
 * window do it, which is once too often rather than never.
 */
export const claimsIn =
  (folder: string) =>
  async (what: string): Promise<boolean> => {
    try {
      await mkdir(folder, { recursive: true });
      await (await open(join(folder, what.replaceAll(/[^\w-]/g, "_")), "wx")).close();
      return true;
    } catch (error) {
      return !(error instanceof Error && "code" in error && error.code === "EEXIST");
    }
  };
