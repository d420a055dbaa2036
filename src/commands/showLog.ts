import type { App } from "../app.ts";

/** Opens the log. */
export async function showLog({ screen }: App): Promise<void> {
  await screen.showLog();
}
