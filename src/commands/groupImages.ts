import type { App } from "../app.ts";
import { whichImageGrouping } from "../view/explorerPages.ts";

/** Asks what images are put together by. The choice is remembered. */
export async function groupImages({ explorer, screen }: App): Promise<void> {
  const grouping = await screen.ask((ask) => ask(whichImageGrouping(explorer.imageGrouping)));
  if (grouping) await explorer.groupImages(grouping);
}
