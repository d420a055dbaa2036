import type { App } from "../../app.ts";
import { whatImageFilter, whatInstanceFilter } from "../../view/explorer/pages.ts";

/** Asks which instances to show. */
export async function filterInstances({ explorer, screen }: App): Promise<void> {
  const typed = await screen.ask((ask) => ask(whatInstanceFilter(explorer.instanceFilter)));
  if (typed !== undefined) explorer.filterInstances(typed);
}

/** Asks which images to show. */
export async function filterImages({ explorer, screen }: App): Promise<void> {
  const typed = await screen.ask((ask) => ask(whatImageFilter(explorer.imageFilter)));
  if (typed !== undefined) explorer.filterImages(typed);
}

/** Shows all instances again. */
export async function clearFilter({ explorer }: App): Promise<void> {
  explorer.filterInstances("");
}

/** Shows all images again. */
export async function clearImageFilter({ explorer }: App): Promise<void> {
  explorer.filterImages("");
}
