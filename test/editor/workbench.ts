import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import type { Server } from "./server.ts";

/** The folder or workspace file that the workbench opens, if any. */
export interface Shown {
  readonly folder?: string | undefined;
  readonly workspace?: string | undefined;
  /** Pairs that the workbench reads like options of its command line. */
  readonly payload?: readonly (readonly [string, string])[];
}

/** Loads the workbench into a page. */
export async function openWorkbench(page: Page, server: Server, shown: Shown = {}): Promise<void> {
  const response = await page.goto(address(server.url, shown), { waitUntil: "commit" });
  if (!response?.ok()) throw new Error(`The workbench page gave HTTP ${response?.status()}.\n${server.log()}`);
}

function address(base: string, { folder, workspace, payload = [] }: Shown): string {
  const url = new URL(base);
  if (workspace !== undefined) url.searchParams.set("workspace", resolve(workspace));
  else if (folder !== undefined) url.searchParams.set("folder", resolve(folder));
  else url.searchParams.set("ew", "true");
  if (payload.length > 0) url.searchParams.set("payload", JSON.stringify(payload));
  return url.href;
}

/** Names the endpoint that gives half of the key with which the web workbench keeps secrets. */
export const secretKeyCookie = "vscode-secret-key-path";

/** Lets SecretStorage outlive a reload; without it the web workbench keeps secrets in memory. */
export async function keepSecrets(context: BrowserContext, server: Server): Promise<void> {
  const key = randomBytes(32);
  await context.addCookies([{ name: secretKeyCookie, value: "/secret-key", url: server.url }]);
  await context.route("**/secret-key", (route) => route.fulfill({ body: key }));
}
