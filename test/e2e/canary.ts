import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Editor } from "./editor.ts";
import { holdsKey } from "./keyForms.ts";

/**
 * Searches for a key everywhere an editor leaves data: settings, logs, journals, caches, the extension's storage, the
 * output, and the windows' contents. SecretStorage of the web workbench is in the browser's own profile.
 */
export async function noKeyIsLeftIn(editor: Editor): Promise<void> {
  assert.ok(
    filesIn(editor.profile.userData).some((file) => file.endsWith(".log")),
    "there are no logs to look into",
  );
  assert.deepEqual(await placesWithKey(editor), [], "a key was left where none may be");
}

/** The places in which a key was found: files by their path in the profile, "output", "screen". */
export async function placesWithKey({
  profile: { userData },
  server,
  context,
}: Pick<Editor, "profile" | "context"> & { readonly server: Pick<Editor["server"], "log"> }): Promise<
  readonly string[]
> {
  const files = filesIn(userData).filter((file) => holdsKey(readFileSync(file)));
  const screens = await Promise.all(context.pages().map((page) => page.locator("body").innerText()));
  return [
    ...files.map((file) => relative(userData, file)),
    ...(holdsKey(server.log()) ? ["output"] : []),
    ...(screens.some(holdsKey) ? ["screen"] : []),
  ];
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Searches the simulator's log of requests in the same way. */
export function noKeyIsLeftInLog(log: readonly unknown[]): void {
  assert.ok(!holdsKey(JSON.stringify(log)), "a key is in the access log");
}
