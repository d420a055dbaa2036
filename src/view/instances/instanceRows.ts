import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import type { Listing } from "../../accounts/inventory/listing.ts";
import type { Grouping } from "../../base/settings.ts";
import type { Image, Instance } from "../../ecm/model.ts";
import { accountRow, isStale } from "../accounts/accountRows.ts";
import { byLabel, cut, shortList } from "../explorer/groupRows.ts";
import { plain } from "../text/escape.ts";
import { instancesCount, joinNonEmpty } from "../text/phrases.ts";
import type { Row } from "../ui/row.ts";
import { instanceFilter } from "./instanceFilter.ts";
import { type Group, groupId, groupOf } from "./instanceGrouping.ts";
import { instanceName, isImageable, instanceStateIcon, instanceStateLabel } from "./instanceText.ts";
import { instanceTooltip } from "./instanceTooltip.ts";
import { groupBy } from "../../base/groupBy.ts";

/** The input of the Instances view. */
export interface InstanceScene {
  readonly accounts: readonly Account[];
  readonly listing: (account: Account) => Listing;
  readonly grouping: Grouping;
  readonly filter: string;
  /** This machine's time, in milliseconds since 1970. Shows when keys expire. */
  readonly now: number;
  /** Looks up the latest image of an instance when a tooltip is shown. */
  readonly lastImage?: (account: Account, instance: Instance) => Promise<Image | undefined>;
}

/** Accounts with their groups and instances. */
export const instanceRows = (scene: InstanceScene): readonly Row[] =>
  scene.accounts.map((account) => accountOf(account, scene.listing(account), scene));

function accountOf(account: Account, listing: Listing, scene: InstanceScene): Row {
  const found = filtered(listing.items, scene.filter);
  const counts = { shown: found.length, all: listing.items.length };
  const isShort = found.length < shortList;
  const content = {
    counts,
    word: instancesCount(counts.all),
    none: l10n.t("No instances"),
    rows: () => groupRows({ account, scene, isGrey: isStale(listing), isShort }, found),
  };
  return accountRow(account, listing, content, scene.now);
}

const filtered = (instances: readonly Instance[], filter: string): readonly Instance[] =>
  filter === "" ? instances : instances.filter(instanceFilter(filter));

interface Place {
  readonly account: Account;
  readonly scene: InstanceScene;
  readonly isGrey: boolean;
  /** The list is short enough to be expanded. */
  readonly isShort: boolean;
}

function groupRows(place: Place, instances: readonly Instance[]): readonly Row[] {
  const { account, scene } = place;
  if (scene.grouping === "none") return memberRows(place, `${account.id}/all`, instances);
  const groups = [...groupBy(instances, (instance) => groupId(instance, scene.grouping))].flatMap(([id, members]) =>
    members[0] ? [{ id, group: groupOf(members[0], scene.grouping), members }] : [],
  );
  return groups
    .toSorted((a, b) => byLabel(a.group.label, b.group.label))
    .map(({ id, group, members }) => groupRow(place, id, group, members));
}

function groupRow(place: Place, groupId: string, group: Group, members: readonly Instance[]): Row {
  const { account, scene, isShort } = place;
  const label = plain(group.label);
  // The filter is part of the ID, so that matches show even if the group was collapsed before.
  const id = [account.id, scene.grouping, groupId, scene.filter].join("/");
  return {
    id,
    label,
    description: joinNonEmpty([plain(group.detail ?? ""), String(members.length)]),
    icon: group.icon,
    menu: "group",
    spoken: l10n.t("{0}, {1}", label, instancesCount(members.length)),
    isOpen: isShort,
    rows: () => memberRows(place, id, members),
  };
}

const memberRows = (place: Place, id: string, members: readonly Instance[]): readonly Row[] =>
  cut(id, inOrder(members), (instance) => instanceRow(place, instance));

/** Sorted by name, "web-2" before "web-10". */
const inOrder = (instances: readonly Instance[]): readonly Instance[] =>
  instances.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));

const orders = new WeakMap<Instance, string>();

/** A sort key for the name. Comparing thousands of names with a collator would block the event loop. */
function orderOf(instance: Instance): string {
  const known = orders.get(instance);
  if (known !== undefined) return known;
  const padded = instanceName(instance)
    .toLowerCase()
    .replaceAll(/\d+/g, (digits) => digits.padStart(12, "0"));
  const order = `${padded} ${instance.id}`;
  orders.set(instance, order);
  return order;
}

/** Rows of unchanged instances are reused: one normal and one grey row each. */
const made = { usual: new WeakMap<Instance, Row>(), grey: new WeakMap<Instance, Row>() };

function instanceRow(place: Place, instance: Instance): Row {
  const rows = place.isGrey ? made.grey : made.usual;
  const known = rows.get(instance);
  if (known && isOf(known, place.account)) return known;
  const row = newRow(place, instance);
  rows.set(instance, row);
  return row;
}

const isOf = ({ subject }: Row, account: Account): boolean =>
  typeof subject === "object" && "instance" in subject && subject.account === account;

function newRow({ account, scene, isGrey }: Place, instance: Instance): Row {
  const label = plain(instanceName(instance));
  const state = instanceStateLabel(instance);
  const ip = instance.publicIps[0] ?? instance.privateIps[0] ?? "";
  return {
    id: `${account.id}/${instance.id}`,
    label,
    description: joinNonEmpty([state, plain(instance.id), plain(ip)]),
    ...instanceStateIcon(instance),
    isGrey,
    menu: contextValue(account, instance),
    spoken: l10n.t("Instance {0}, {1}, {2}", label, state, plain(instance.id)),
    tooltip: async () => instanceTooltip(account, instance, await scene.lastImage?.(account, instance)),
    subject: { account, instance },
  };
}

const contextValue = ({ isProtected }: Account, instance: Instance): string =>
  joinNonEmpty(
    [
      "instance",
      instance.state.toLowerCase(),
      isImageable(instance) ? "imageable" : "",
      isProtected ? "protected" : "",
      instance.publicIps.length + instance.privateIps.length > 0 ? "addressed" : "",
    ],
    " ",
  );
