import type { App } from "../app.ts";
import { whatInstanceFilter } from "../view/explorerPages.ts";

/** Asks which instances to show. */
export async function filterInstances({ explorer, screen }: App): Promise<void> {
  const typed = await screen.ask((ask) => ask(whatInstanceFilter(explorer.instanceFilter)));
  if (typed !== undefined) explorer.filterInstances(typed);
}
