import * as l10n from "@vscode/l10n";
import type { AccountInstance } from "../accounts/inventory.ts";
import type { App } from "../app.ts";
import { Refusal } from "../base/refusal.ts";
import { anyInstance } from "../view/instancePages.ts";

/** Whether a command is for an instance. */
type IsFit = (at: AccountInstance) => boolean;

/** The instances of all accounts that a command is for; what is not listed yet is waited for. */
export async function everyInstance(
  { accounts, inventory }: App,
  isFit: IsFit = () => true,
): Promise<readonly AccountInstance[]> {
  await Promise.all(accounts.all.map(({ id }) => inventory.open(id)));
  const all = accounts.all.flatMap((account) =>
    inventory.of(account.id).items.map((instance) => ({ account, instance })),
  );
  const found = all.filter(isFit);
  if (found.length === 0) throw new Refusal(l10n.t("There is no instance for that now."));
  return found;
}

/** An instance picked from those the command is for, for a command that came without one. */
export const pickInstance = (app: App, title: string, isFit?: IsFit): Promise<AccountInstance | undefined> =>
  app.screen.ask((ask) => ask(anyInstance(title, everyInstance(app, isFit))));
