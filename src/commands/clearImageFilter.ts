import type { App } from "../app.ts";

/** Shows all images again. */
export async function clearImageFilter({ explorer }: App): Promise<void> {
  explorer.filterImages("");
}
