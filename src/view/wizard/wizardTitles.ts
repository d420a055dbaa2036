import type { Account } from "../../accounts/account.ts";
import type { AccountImage, AccountInstance } from "../../accounts/inventory/inventory.ts";
import { accountLabel } from "../accounts/accountText.ts";
import { imageLabel } from "../images/imageText.ts";
import { instanceName } from "../instances/instanceText.ts";
import { plain } from "../text/escape.ts";
import { imagesCount, instancesCount, someOf } from "../text/phrases.ts";

/** The part of an account that titles need. */
type LabeledAccount = Pick<Account, "label">;

/** The title of a command's pages: verb, account and names. */
export const titleOf = (verb: string, account: LabeledAccount, ...names: readonly string[]): string =>
  [verb, accountLabel(account), ...names.map(plain)].join(" · ");

/** The title for one instance, by name, or for several, by number and accounts. */
export const instancesTitle = (verb: string, places: readonly AccountInstance[]): string =>
  titleOfAll(
    verb,
    places,
    places.map(({ instance }) => instanceName(instance)),
    instancesCount,
  );

/** The title for one image, by name, or for several, by number and accounts. */
export const imagesTitle = (verb: string, places: readonly AccountImage[]): string =>
  titleOfAll(
    verb,
    places,
    places.map(({ image }) => imageLabel(image)),
    imagesCount,
  );

/** The accounts of the items, each listed once. */
export const accountNames = (items: readonly { readonly account: LabeledAccount }[]): string =>
  someOf([...new Set(items.map(({ account }) => accountLabel(account)))]);

function titleOfAll(
  verb: string,
  items: readonly { readonly account: LabeledAccount }[],
  names: readonly string[],
  word: (count: number) => string,
): string {
  const [name] = names;
  const what = name !== undefined && names.length === 1 ? plain(name) : word(names.length);
  return [verb, accountNames(items), what].join(" · ");
}
