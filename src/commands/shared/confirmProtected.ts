import type { Account } from "../../accounts/account.ts";
import type { App } from "../../app.ts";
import { plain } from "../../view/text/escape.ts";
import { typeToConfirm } from "../../view/wizard/typeToConfirm.ts";

/** Something of an account that is about to be changed. */
export interface ProtectedTarget {
  readonly account: Account;
  readonly name: string;
}

/**
 * Lets protected accounts ask for a name to be typed: of the one thing, or of the account when there are several.
 * False when the person leaves. Other accounts ask nothing.
 */
export async function confirmProtected(
  { accounts, screen }: App,
  title: string,
  things: readonly ProtectedTarget[],
  consequence: string,
): Promise<boolean> {
  const guarded = accounts.all.filter((one) => one.isProtected && things.some(({ account }) => account.id === one.id));
  const answers = await screen.ask(async (ask) => {
    for (const { id, label } of guarded) {
      const own = things.filter(({ account }) => account.id === id);
      const name = own.length === 1 && own[0] ? own[0].name : label;
      await ask(typeToConfirm(title, plain(name), consequence));
    }
    return true;
  });
  return answers === true;
}
