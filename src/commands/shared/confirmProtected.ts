import type { Account } from "../../accounts/account.ts";
import type { App } from "../../app.ts";
import { typeToConfirm } from "../../view/wizard/typeToConfirm.ts";
import type { AskPage } from "../../view/wizard/wizard.ts";

/** Something of an account that is about to be changed. */
export interface ProtectedTarget {
  readonly account: Pick<Account, "id">;
  readonly name: string;
}

/** A change that protected accounts ask about. */
export interface ProtectedChange {
  /** The title of the page. */
  readonly title: string;
  readonly targets: readonly ProtectedTarget[];
  /** What will happen to `count` targets of one account, as a sentence. */
  readonly consequence: (count: number) => string;
}

/**
 * Asks for a name to be typed for each protected account among the targets: the target's name if the account has one
 * target, else the account's label. Other accounts ask nothing.
 */
export async function confirmProtected(
  { accounts }: Pick<App, "accounts">,
  ask: AskPage,
  { title, targets, consequence }: ProtectedChange,
): Promise<true> {
  for (const { id, label, isProtected } of accounts.all) {
    const own = isProtected ? targets.filter(({ account }) => account.id === id) : [];
    const [first] = own;
    const names = own.length === 1 && first ? [first.name, label] : [label];
    if (first) await ask(typeToConfirm(title, names, consequence(own.length)));
  }
  return true;
}
