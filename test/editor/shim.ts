// Takes the command line that @vscode/test-electron gives to desktop VS Code, and runs it in the editor from npm.
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseCommandLine, type CommandLine } from "./commandLine.ts";
import { ensureEditor, serverNode } from "./installedEditor.ts";
import { scratch } from "./scratch.ts";
import { profileArguments, serverEnvironment, type Profile } from "./serverCommand.ts";
import { runSuite } from "./suiteRun.ts";
import type { Shown } from "./workbench.ts";

const managing = ["install-extension", "uninstall-extension", "list-extensions", "version"];

async function main(words: readonly string[]): Promise<number> {
  const line = parseCommandLine(words);
  const profile = profileOf(line);
  const suite = first(line, "extensionTestsPath");
  ensureEditor();
  if (managing.some((option) => line.options.has(option))) return manage(words, profile);
  if (suite === undefined) throw new Error("This VS Code runs only --extensionTestsPath, and manages extensions.");
  return runSuite({
    profile,
    suite: toPath(suite),
    extensions: (line.options.get("extensionDevelopmentPath") ?? []).map(toPath),
    shown: shownBy(line),
    arguments: hostArguments(line),
  });
}

const first = (line: CommandLine, option: string): string | undefined => line.options.get(option)?.[0];

const toPath = (text: string): string => (text.startsWith("file:") ? fileURLToPath(text) : resolve(text));

function profileOf(line: CommandLine): Profile {
  const userData = toPath(first(line, "user-data-dir") ?? join(scratch(), "user-data"));
  return { userData, extensions: toPath(first(line, "extensions-dir") ?? join(userData, "extensions")) };
}

function manage(words: readonly string[], profile: Profile): number {
  const own = words.filter((word) => !/^--(no-sandbox|disable-gpu|user-data-dir|extensions-dir)/.test(word));
  const args = [...profileArguments(profile), ...own];
  return spawnSync(serverNode(), args, { stdio: "inherit", env: serverEnvironment(profile) }).status ?? 1;
}

function shownBy(line: CommandLine): Shown {
  const paths = [...(line.options.get("folder-uri") ?? []), ...line.rest].map(toPath);
  return {
    workspace: paths.find((path) => path.endsWith(".code-workspace")),
    folder: paths.find((path) => statSync(path).isDirectory()),
    payload: line.options.has("disable-extensions") ? [["disableExtensions", "true"]] : [],
  };
}

const hostArguments = (line: CommandLine): readonly string[] => [
  ...(line.options.get("enable-proposed-api") ?? []).flatMap((id) => ["--enable-proposed-api", id]),
  ...(line.options.get("log") ?? []).flatMap((level) => ["--vscode-option", `log=${level}`]),
];

process.exitCode = await main(process.argv.slice(2));
