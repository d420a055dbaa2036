import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { keyMark } from "../simulator/keys.ts";
import type { Editor } from "./editor.ts";

/** What every key of the simulator has inside, and nothing else has. */
const canary = keyMark;

/**
 * Looks for a key wherever an editor leaves something: its settings, logs, journals and caches, the extension's storage,
 * its output, and what its windows show. SecretStorage of the web workbench is in the browser's own profile.
 */
export async function noKeyIsLeftIn(editor: Editor): Promise<void> {
  const files = filesIn(editor.profile.userData);
  assert.ok(
    files.some((file) => file.endsWith(".log")),
    "there are no logs to look into",
  );
  const withKey = files.filter((file) => readFileSync(file).includes(canary));
  assert.deepEqual(withKey, [], "a key was written down");
  assert.ok(!editor.server.log().includes(canary), "a key is in the editor's output");
  for (const page of editor.context.pages()) {
    const shown = await page.locator("body").innerText();
    assert.ok(!shown.includes(canary), "a key is on the screen");
  }
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** The same for the simulator's log of requests. */
export function noKeyIsLeftInLog(log: readonly unknown[]): void {
  assert.ok(!JSON.stringify(log).includes(canary), "a key is in the access log");
}
