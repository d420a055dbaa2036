import type { AccountInstance } from "../accounts/inventory.ts";
import type { App } from "../app.ts";
import { anyInstance } from "../view/instancePages.ts";

/** The instances of all accounts; what is not listed yet is waited for. */
export async function everyInstance({ accounts, inventory }: App): Promise<readonly AccountInstance[]> {
  await Promise.all(accounts.all.map(({ id }) => inventory.open(id)));
  return accounts.all.flatMap((account) =>
    inventory.of(account.id).instances.map((instance) => ({ account, instance })),
  );
}

/** An instance picked from a list, for a command that came without one. */
export const pickInstance = (app: App, title: string): Promise<AccountInstance | undefined> =>
  app.screen.ask((ask) => ask(anyInstance(title, everyInstance(app))));
