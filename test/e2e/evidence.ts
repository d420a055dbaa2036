import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { patience, within } from "../tools/patience.ts";
import { root } from "../tools/project.ts";
import type { Editor } from "./editor.ts";

const fileName = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80);

/** Keeps evidence of a failed story: a picture of each window, the trace, and the editor's logs. */
export async function keepEvidence(editor: Editor, story: string): Promise<void> {
  const folder = join(root, "out/e2e", fileName(story));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [at, page] of editor.context.pages().entries()) await picture(page, join(folder, `window-${at + 1}.png`));
  await trace(editor, join(folder, "trace.zip")).catch(console.error);
  writeFileSync(join(folder, "server.log"), editor.server.log());
  const logs = join(editor.profile.userData, "logs");
  if (existsSync(logs)) cpSync(logs, join(folder, "logs"), { recursive: true });
  console.log(`kept in ${folder}`);
}

// A page that crashed has no picture; the rest is kept all the same.
const picture = (page: Page, path: string) =>
  page.screenshot({ path, timeout: patience(10_000) }).catch(() => undefined);

const trace = ({ context }: Editor, path: string): Promise<void> =>
  within(30_000, "the browser's trace", context.tracing.stopChunk({ path }));

/** Saves a picture of the window for review, as out/shots/<name>.png. */
export async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(root, "out/shots", `${name}.png`) });
}
