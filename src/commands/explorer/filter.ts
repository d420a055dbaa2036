import type { App } from "../../app.ts";
import { whatImageFilter, whatInstanceFilter } from "../../view/explorer/pages.ts";

/** Asks for the filter of the Instances view. */
export async function filterInstances({ explorer, screen }: App): Promise<void> {
  const typed = await screen.ask((ask) => ask(whatInstanceFilter(explorer.instanceFilter)));
  if (typed !== undefined) explorer.filterInstances(typed);
}

/** Asks for the filter of the Images view. */
export async function filterImages({ explorer, screen }: App): Promise<void> {
  const typed = await screen.ask((ask) => ask(whatImageFilter(explorer.imageFilter)));
  if (typed !== undefined) explorer.filterImages(typed);
}

/** Clears the filter of the Instances view. */
export async function clearFilter({ explorer }: App): Promise<void> {
  explorer.filterInstances("");
}

/** Clears the filter of the Images view. */
export async function clearImageFilter({ explorer }: App): Promise<void> {
  explorer.filterImages("");
}
