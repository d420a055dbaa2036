import type { App } from "../app.ts";
import { whatImageFilter } from "../view/explorerPages.ts";

/** Asks which images to show. */
export async function filterImages({ explorer, screen }: App): Promise<void> {
  const typed = await screen.ask((ask) => ask(whatImageFilter(explorer.imageFilter)));
  if (typed !== undefined) explorer.filterImages(typed);
}
