import type { BrowserContext } from "playwright-core";
import { within } from "../tools/patience.ts";
import { launchBrowser } from "./browser.ts";
import { startServer, type Server, type ServerOptions } from "./server.ts";

/** Starts a server, and a browser on a profile folder. If one of them fails to start, the other is ended. */
export async function startServerAndBrowser(
  options: ServerOptions,
  browserProfile: string,
): Promise<readonly [Server, BrowserContext]> {
  const [starting, opening] = [startServer(options), launchBrowser(browserProfile)];
  const [server, context] = await Promise.allSettled([starting, opening]);
  if (server.status === "fulfilled" && context.status === "fulfilled") return [server.value, context.value];
  if (server.status === "fulfilled") await server.value.stop();
  if (context.status === "fulfilled") await closeBrowser(context.value);
  return Promise.all([starting, opening]);
}

/** Closes a browser; playwright kills one that does not close. */
export const closeBrowser = (context: BrowserContext): Promise<void> =>
  within(60_000, "the browser to close", context.close());

/** Ends both, the server even if the browser does not close. */
export async function stopServerAndBrowser(server: Server, context: BrowserContext): Promise<void> {
  try {
    await closeBrowser(context);
  } finally {
    await server.stop();
  }
}
