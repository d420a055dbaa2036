import { cpSync, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { ensureModules } from "../tools/installed.mjs";
import { root } from "../tools/project.ts";

/** Where the packages of a folder go: out of the sight of every tool that walks the project. */
export const hiddenModules = (name: string): string => join(root, "node_modules", `.${name}`, "node_modules");

/** Installs what the folder's manifest and lock file say, unless it is there; both may name packages in `stubs`. */
export function ensureHiddenModules(name: string, folder: string, what: string, stubs?: string): void {
  const home = join(hiddenModules(name), "..");
  mkdirSync(home, { recursive: true });
  for (const part of ["package.json", "package-lock.json"]) copyNews(join(folder, part), join(home, part));
  if (stubs !== undefined) copyNews(stubs, join(home, "stubs"));
  ensureModules(home, what);
}

/** Copies a file or a folder, but only what is not there already: other test files may be reading it. */
export const copyNews = (from: string, to: string): void => cpSync(from, to, { recursive: true, filter: isNews });

const isNews = (from: string, to: string): boolean =>
  statSync(from).isDirectory() || !existsSync(to) || !readFileSync(from).equals(readFileSync(to));
