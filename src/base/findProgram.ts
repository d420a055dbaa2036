import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { delimiter, isAbsolute, join } from "node:path";

/**
 * The path of a program in one of the folders of `searchPath`, which is the variable PATH; `undefined` if it is in none.
 * Relative folders are left out: they would be searched in the open folder.
 */
export async function findProgram(name: string, searchPath = ""): Promise<string | undefined> {
  // Scripts for a shell are left out on Windows, which would read their arguments once more.
  const file = process.platform === "win32" ? `${name}.exe` : name;
  for (const folder of searchPath.split(delimiter).filter(isAbsolute)) {
    const path = join(folder, file);
    if (await isProgram(path)) return path;
  }
  return undefined;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
