import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { ensureModules } from "../tools/installed.mjs";
import { root } from "../tools/project.ts";

/** Where the packages of a folder go: out of the sight of every tool that walks the project. */
export const hiddenModules = (name: string): string => join(root, "node_modules", `.${name}`, "node_modules");

/** Installs what the folder's manifest and lock file say, unless it is there; both may name packages in `stubs`. */
export function ensureHiddenModules(name: string, folder: string, what: string, stubs?: string): void {
  const home = join(hiddenModules(name), "..");
  mkdirSync(home, { recursive: true });
  for (const part of ["package.json", "package-lock.json"]) cpSync(join(folder, part), join(home, part));
  if (stubs !== undefined) cpSync(stubs, join(home, "stubs"), { recursive: true });
  ensureModules(home, what);
}
