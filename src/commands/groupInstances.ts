import type { App } from "../app.ts";
import { groupingsFor } from "../view/grouping.ts";
import { whichGrouping } from "../view/explorerPages.ts";

/** Asks what instances are put together by. The choice is remembered. */
export async function groupInstances({ accounts, inventory, explorer, screen }: App): Promise<void> {
  const groupings = groupingsFor(accounts.all.flatMap(({ id }) => inventory.of(id).items));
  const grouping = await screen.ask((ask) => ask(whichGrouping(groupings, explorer.grouping)));
  if (grouping) await explorer.groupInstances(grouping);
}
