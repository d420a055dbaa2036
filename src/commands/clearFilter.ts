import type { App } from "../app.ts";

/** Shows all instances again. */
export async function clearFilter({ explorer }: App): Promise<void> {
  explorer.filterInstances("");
}
