import * as l10n from "@vscode/l10n";
import type { AccountInstance } from "../accounts/inventory.ts";
import type { App } from "../app.ts";
import { Refusal } from "../base/refusal.ts";
import { anyInstance } from "../view/instancePages.ts";

/** The instances of all accounts; what is not listed yet is waited for. */
export async function everyInstance({ accounts, inventory }: App): Promise<readonly AccountInstance[]> {
  await Promise.all(accounts.all.map(({ id }) => inventory.open(id)));
  return accounts.all.flatMap((account) => inventory.of(account.id).items.map((instance) => ({ account, instance })));
}

/** An instance picked from those the command is for, for a command that came without one. */
export const pickInstance = (
  app: App,
  title: string,
  isFit: (at: AccountInstance) => boolean = () => true,
): Promise<AccountInstance | undefined> => app.screen.ask((ask) => ask(anyInstance(title, fitting(app, isFit))));

async function fitting(app: App, isFit: (at: AccountInstance) => boolean): Promise<readonly AccountInstance[]> {
  const found = (await everyInstance(app)).filter(isFit);
  if (found.length === 0) throw new Refusal(l10n.t("There is no instance for that now."));
  return found;
}
