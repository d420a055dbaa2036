import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { findBrowser } from "../editor/browser.ts";
import { temporaryFolder } from "../editor/scratch.ts";
import { Editor } from "./editor.ts";

/** A browser that fails the first time and works from then on. */
function browserThatFailsOnce(): string {
  const { executablePath, env } = findBrowser();
  const folder = temporaryFolder();
  const [file, mark] = [join(folder, "browser"), join(folder, "failed")];
  const settings = Object.entries(env).map(([name, value]) => `${name}='${value}'`);
  const first = `[ -e '${mark}' ] || { touch '${mark}'; exit 1; }`;
  writeFileSync(file, `#!/bin/sh\n${first}\n${settings.join(" ")} exec '${executablePath}' "$@"\n`, { mode: 0o755 });
  return file;
}

function useBrowser(context: TestContext, path: string): void {
  const before = process.env["CHROMIUM_PATH"];
  context.after(() => {
    if (before === undefined) delete process.env["CHROMIUM_PATH"];
    else process.env["CHROMIUM_PATH"] = before;
  });
  process.env["CHROMIUM_PATH"] = path;
}

const noProcessIsLeft = () => assert.equal(process.getActiveResourcesInfo().includes("ProcessWrap"), false);

/** The error lines that are logged meanwhile. */
function errorLines(context: TestContext): readonly string[] {
  const lines: string[] = [];
  context.mock.method(console, "error", (line: unknown) => void lines.push(String(line)));
  return lines;
}

test("an editor that fails to start is started once more, and the run says so", async (context) => {
  useBrowser(context, browserThatFailsOnce());
  const lines = errorLines(context);
  const editor = await Editor.start({});
  await editor.window.workbench.hasContainer("ECM");
  await editor.stop();
  assert.match(lines.at(-1) ?? "", /^The editor did not start \(.+\); it is started once more\.$/);
  noProcessIsLeft();
});

test("an editor whose browser never starts leaves no server behind, which would keep the tests from ending", async (context) => {
  useBrowser(context, "/nowhere/chromium");
  errorLines(context);
  await assert.rejects(Editor.start({}), /nowhere/);
  noProcessIsLeft();
});
