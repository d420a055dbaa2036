import type { App } from "../../app.ts";
import { whichGrouping, whichImageGrouping } from "../../view/explorer/pages.ts";
import { groupingsFor } from "../../view/instances/instanceGrouping.ts";

/** Asks how instances are grouped, and saves the setting. */
export async function groupInstances({ accounts, inventory, explorer, screen }: App): Promise<void> {
  const groupings = groupingsFor(accounts.all.flatMap(({ id }) => inventory.of(id).items));
  const grouping = await screen.ask((ask) => ask(whichGrouping(groupings, explorer.grouping)));
  if (grouping) await explorer.groupInstances(grouping);
}

/** Asks how images are grouped, and saves the setting. */
export async function groupImages({ explorer, screen }: App): Promise<void> {
  const grouping = await screen.ask((ask) => ask(whichImageGrouping(explorer.imageGrouping)));
  if (grouping) await explorer.groupImages(grouping);
}
