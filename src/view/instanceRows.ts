import * as l10n from "@vscode/l10n";
import type { Account } from "../accounts/account.ts";
import type { Listing } from "../accounts/inventory.ts";
import type { Instance } from "../ecm/model.ts";
import { accountFacts, accountLabel, accountLook, accountMarks } from "./accountWords.ts";
import { factTable, instanceTooltip } from "./instanceTooltip.ts";
import { instanceName, stateIcon, stateWord, whyNoImage } from "./instanceWords.ts";
import { failureWords } from "./failureWords.ts";
import { plain } from "./plainText.ts";
import type { Row } from "./row.ts";

/** Accounts, each with its regions, each with its instances. */
export const instanceRows = (
  accounts: readonly Account[],
  listing: (account: Account) => Listing,
  now: number,
): readonly Row[] => accounts.map((account) => accountRow(account, listing(account), now));

function accountRow(account: Account, listing: Listing, now: number): Row {
  const label = accountLabel(account);
  const description = [...accountMarks(account, now), countWord(listing)].filter((word) => word !== "").join(" · ");
  return {
    id: account.id,
    label,
    description,
    ...accountLook(account),
    menu: accountMenu(account),
    spoken: l10n.t("Account {0}, {1}", label, description),
    tooltip: () => factTable(accountFacts(account, now)),
    subject: account,
    isOpen: true,
    rows: () => [...troubleRows(account, listing), ...regionRows(account, listing.instances)],
  };
}

function countWord({ instances, isLoading, loadedAt, failure }: Listing): string {
  if (isLoading && loadedAt === undefined) return l10n.t("loading…");
  if (failure && instances.length === 0) return "";
  return instances.length === 1 ? l10n.t("1 instance") : l10n.t("{0} instances", instances.length);
}

/** What is wrong, and what to do about it, as the account's first row. */
function troubleRows(account: Account, { failure, instances, loadedAt, isLoading }: Listing): readonly Row[] {
  if (failure) return [troubleRow(account, failureWords(failure).text, failureWords(failure).advice)];
  if (instances.length > 0 || loadedAt === undefined || isLoading) return [];
  return [
    {
      ...troubleRow(account, l10n.t("No instances"), l10n.t("This account has none, or its keys may not list them.")),
      icon: "info",
      menu: "empty",
    },
  ];
}

const troubleRow = (account: Account, label: string, description: string): Row => ({
  id: `${account.id}/trouble`,
  label,
  description,
  icon: "warning",
  color: "list.warningForeground",
  menu: troubleMenu(account),
  spoken: `${label} ${description}`,
  subject: account,
});

function regionRows(account: Account, instances: readonly Instance[]): readonly Row[] {
  const regions = new Map<string, Instance[]>();
  for (const instance of instances) {
    const region = regions.get(instance.region.id) ?? [];
    region.push(instance);
    regions.set(instance.region.id, region);
  }
  return [...regions.values()].map((members) => regionRow(account, members));
}

function regionRow(account: Account, members: readonly Instance[]): Row {
  const { id = "", name = "" } = members[0]?.region ?? {};
  const label = plain(name || id) || l10n.t("No region");
  const description = `${plain(id)} · ${members.length}`;
  return {
    id: `${account.id}/region/${id}`,
    label,
    description,
    icon: "globe",
    menu: "region",
    spoken: l10n.t("Region {0}, {1} instances", label, members.length),
    isOpen: true,
    rows: () => members.map((instance) => instanceRow(account, instance)),
  };
}

function instanceRow(account: Account, instance: Instance): Row {
  const label = plain(instanceName(instance));
  const state = stateWord(instance);
  const ip = instance.publicIps[0] ?? instance.privateIps[0] ?? "";
  return {
    id: `${account.id}/${instance.id}`,
    label,
    description: [state, plain(instance.id), plain(ip)].filter((word) => word !== "").join(" · "),
    ...stateIcon(instance),
    menu: menuWords(account, instance),
    spoken: l10n.t("Instance {0}, {1}, {2}", label, state, instance.id),
    tooltip: () => instanceTooltip(account, instance),
    subject: { account, instance },
  };
}

const accountMenu = ({ kind, isProtected, link }: Account): string =>
  ["account", kind, isProtected ? "protected" : "unprotected", ...(link?.login ? ["login"] : [])].join(" ");

const troubleMenu = ({ kind, link }: Account): string => ["trouble", kind, ...(link?.login ? ["login"] : [])].join(" ");

const menuWords = ({ isProtected }: Account, instance: Instance): string =>
  [
    "instance",
    instance.state.toLowerCase(),
    ...(whyNoImage(instance) === undefined ? ["imageable"] : []),
    ...(isProtected ? ["protected"] : []),
  ].join(" ");
