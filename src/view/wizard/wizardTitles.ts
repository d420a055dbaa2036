import type { Account } from "../../accounts/account.ts";
import type { AccountImage, AccountInstance } from "../../accounts/inventory/inventory.ts";
import { accountLabel } from "../accounts/accountText.ts";
import { imageLabel } from "../images/imageText.ts";
import { instanceName } from "../instances/instanceText.ts";
import { plain } from "../text/escape.ts";
import { imagesCount, instancesCount, someOf } from "../text/phrases.ts";

/** An account, as far as it is named. */
type LabeledAccount = Pick<Account, "label">;

/** What every page of a command is headed: what is done, in which account, to what. */
export const titleOf = (verb: string, account: LabeledAccount, ...names: readonly string[]): string =>
  [verb, accountLabel(account), ...names.map(plain)].join(" · ");

/** Of several instances a title tells how many they are, and every account that holds one. */
export const instancesTitle = (verb: string, places: readonly AccountInstance[]): string =>
  titleOfAll(
    verb,
    places,
    places.map(({ instance }) => instanceName(instance)),
    instancesCount,
  );

export const imagesTitle = (verb: string, places: readonly AccountImage[]): string =>
  titleOfAll(
    verb,
    places,
    places.map(({ image }) => imageLabel(image)),
    imagesCount,
  );

/** The accounts of some things, each once. */
export const accountNames = (things: readonly { readonly account: LabeledAccount }[]): string =>
  someOf([...new Set(things.map(({ account }) => accountLabel(account)))]);

function titleOfAll(
  verb: string,
  things: readonly { readonly account: LabeledAccount }[],
  names: readonly string[],
  word: (count: number) => string,
): string {
  const [name] = names;
  const what = name !== undefined && names.length === 1 ? plain(name) : word(names.length);
  return [verb, accountNames(things), what].join(" · ");
}
