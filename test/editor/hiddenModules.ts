import { cpSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { ensureModules } from "../tools/installed.mjs";
import { root } from "../tools/project.ts";

/** Where the packages of a folder go: out of the sight of every tool that walks the project. */
export const hiddenModules = (name: string): string => join(root, "node_modules", `.${name}`, "node_modules");

/** Installs what the folder's manifest and lock file say, unless it is there. */
export function ensureHiddenModules(name: string, folder: string, what: string): void {
  const home = join(hiddenModules(name), "..");
  mkdirSync(home, { recursive: true });
  for (const part of ["package.json", "package-lock.json", "stubs"]) copyInto(home, folder, part);
  ensureModules(home, what);
}

function copyInto(home: string, folder: string, part: string): void {
  const from = join(folder, part);
  if (existsSync(from)) cpSync(from, join(home, part), { recursive: true });
}
