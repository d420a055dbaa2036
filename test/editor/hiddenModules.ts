import { cpSync, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { ensureModules } from "../tools/installed.mjs";
import { root } from "../tools/project.ts";

/** The folder for the packages of a folder, hidden from tools that walk the project. */
export const hiddenModules = (name: string): string => join(root, "node_modules", `.${name}`, "node_modules");

/** Installs the packages of the folder's lock file unless they are installed; it may name packages in `stubs`. */
export function ensureHiddenModules(name: string, folder: string, what: string, stubs?: string): void {
  const home = join(hiddenModules(name), "..");
  mkdirSync(home, { recursive: true });
  for (const part of ["package.json", "package-lock.json"]) copyNews(join(folder, part), join(home, part));
  if (stubs !== undefined) copyNews(stubs, join(home, "stubs"));
  ensureModules(home, what);
}

/** Copies a file or a folder, except for files that exist already: other test files may be reading them. */
export const copyNews = (from: string, to: string): void => cpSync(from, to, { recursive: true, filter: isNews });

const isNews = (from: string, to: string): boolean =>
  statSync(from).isDirectory() || !existsSync(to) || !readFileSync(from).equals(readFileSync(to));
