import { realpath } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Environment } from "./environment.ts";

/** The folder in which tccli keeps its profiles; it knows no other. */
export const ownTccliFolder = (home: string): string => join(home, ".tccli");

/**
 * The folder that the setting `ecm.tccliDirectory` names. `~`, `${userHome}` and `${env:NAME}` are filled in as in VS
 * Code's own settings, and a relative path begins at the home folder.
 */
export function tccliFolder(setting: string, home: string, environment: Environment): string {
  if (setting === "") return ownTccliFolder(home);
  const path = setting
    .replace(/^~(?=$|[/\\])/, () => home)
    .replaceAll("${userHome}", () => home)
    .replaceAll(/\$\{env:([^}]+)\}/g, (_, name: string) => environment[name] ?? "");
  return resolve(home, path);
}

/** Whether two paths lead to the same folder, as with a link to it. */
export async function isSameFolder(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([realPath(one), realPath(other)]);
  return a === b;
}

const realPath = (path: string): Promise<string> => realpath(path).catch(() => resolve(path));
