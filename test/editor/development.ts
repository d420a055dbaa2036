import { resolve } from "node:path";
import type { BrowserContext } from "playwright-core";
import type { Server } from "./server.ts";

/** Extension folders under development, and a test suite to run in the extension host. */
export interface Development {
  readonly extensions: readonly string[];
  readonly suite: string;
}

/** Lets the workbench load them, as desktop VS Code does for --extensionDevelopmentPath and --extensionTestsPath. */
export async function developIn(context: BrowserContext, server: Server, development: Development): Promise<void> {
  const options = {
    extensions: development.extensions.map((path) => remote(server, path)),
    extensionTestsPath: remote(server, development.suite),
  };
  await context.addInitScript({ content: `(${addOptions})(${JSON.stringify(options)})` });
}

const remote = (server: Server, path: string) => ({
  $mid: 1,
  scheme: "vscode-remote",
  authority: server.authority,
  path: resolve(path),
});

// Runs in the page, before the workbench reads its configuration from the element.
const addOptions = `function (added) {
  new MutationObserver((_, observer) => {
    const element = document.getElementById("vscode-workbench-web-configuration");
    if (!element) return;
    observer.disconnect();
    const settings = JSON.parse(element.getAttribute("data-settings"));
    const developmentOptions = { ...settings.developmentOptions, ...added };
    element.setAttribute("data-settings", JSON.stringify({ ...settings, developmentOptions }));
  }).observe(document, { childList: true, subtree: true });
}`;
