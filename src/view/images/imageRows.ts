import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import type { Listing } from "../../accounts/inventory/listing.ts";
import type { ImageGrouping } from "../../base/settings.ts";
import type { Image } from "../../ecm/model.ts";
import { findOwnImage } from "../../tasks/findImage.ts";
import type { Task } from "../../tasks/task.ts";
import { accountRow, isStale } from "../accounts/accountRows.ts";
import { byLabel } from "../explorer/groupRows.ts";
import { taskIcon, taskStateLabel } from "../tasks/taskText.ts";
import { plain } from "../text/escape.ts";
import { imagesCount, joinNonEmpty } from "../text/phrases.ts";
import { age } from "../text/time.ts";
import { commandLink } from "../ui/commandLinks.ts";
import type { Row } from "../ui/row.ts";
import { imageIcon, imageLabel, imageStateLabel, sourceLabel } from "./imageText.ts";
import { imageTooltip } from "./imageTooltip.ts";
import type { ImageUse } from "./imageUse.ts";
import { groupBy } from "../../base/groupBy.ts";
import { imageQuota } from "../../ecm/limits.ts";

/** The input of the Images view. */
export interface ImageScene {
  readonly accounts: readonly Account[];
  readonly listing: (account: Account) => Listing<Image>;
  /** Tasks that have not ended. */
  readonly tasks: readonly Task[];
  readonly grouping: ImageGrouping;
  readonly filter: string;
  /** This machine's time, in milliseconds since 1970. Ages are counted from it. */
  readonly now: number;
  /** Looked up when a tooltip is shown. */
  readonly use?: (account: Account, image: Image) => Promise<ImageUse>;
}

/** Accounts with their private images, including those being made. */
export const imageRows = (scene: ImageScene): readonly Row[] =>
  scene.accounts.map((account) => accountOf(account, scene));

function accountOf(account: Account, scene: ImageScene): Row {
  const { all, shown } = imageItems(account, scene);
  const listing = scene.listing(account);
  const content = {
    counts: { shown: shown.length, all: all.length },
    word: countText(all.length, listing),
    none: l10n.t("No images"),
    rows: () => grouped(account, shown, scene),
  };
  return accountRow(account, listing, content, scene.now);
}

/** How much of the quota is used can be said only once the images were listed; before, some may be missing. */
const countText = (count: number, { loadedAt }: Listing<Image>): string =>
  loadedAt === undefined ? imagesCount(count) : l10n.t("{0} of {1} images", count, imageQuota);

/** An account's images, including those being made: all of them, and those that match the filter. */
export function imageItems(
  account: Account,
  scene: ImageScene,
): { readonly all: readonly Item[]; readonly shown: readonly Item[] } {
  const listing = scene.listing(account);
  const { items } = listing;
  const making = scene.tasks.filter((task) => task.plan.account.id === account.id);
  // An image in the making may be listed already; its task says more.
  const listed = items.filter((image) => !making.some((task) => findOwnImage(task, items)?.id === image.id));
  const all = [...making.map(makingItem), ...listed.map((image) => imageItem(account, image, isStale(listing), scene))];
  return { all, shown: all.filter(({ searched }) => matches(searched, scene.filter)) };
}

/** Every word of the filter must occur. */
const matches = (searched: string, filter: string): boolean =>
  filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => searched.includes(word));

interface Item {
  readonly row: Row;
  readonly searched: string;
  readonly source: string;
  readonly sourceLabel: string;
}

function grouped(account: Account, items: readonly Item[], { grouping, filter }: ImageScene): readonly Row[] {
  if (grouping === "none") return items.map(({ row }) => row);
  return [...groupBy(items, ({ source }) => source).values()]
    .toSorted((a, b) => byLabel(a[0]?.sourceLabel ?? "", b[0]?.sourceLabel ?? ""))
    .map((members) => groupRow(account, members, filter));
}

function groupRow(account: Account, members: readonly Item[], filter: string): Row {
  const { source = "", sourceLabel = "" } = members[0] ?? {};
  const label = plain(sourceLabel) || l10n.t("Unknown source");
  return {
    id: [account.id, "source", source, filter].join("/"),
    label,
    description: String(members.length),
    icon: "vm",
    menu: "group",
    spoken: l10n.t("Made from {0}, {1}", label, imagesCount(members.length)),
    isOpen: true,
    rows: () => members.map(({ row }) => row),
  };
}

/** The ID of an image's row. */
export const imageRowId = (account: string, image: string): string => `${account}/${image}`;

function imageItem(account: Account, image: Image, isGrey: boolean, scene: ImageScene): Item {
  const source = image.from.instance;
  const searched = [image.name, image.id, image.osName, image.description, source, image.from.instanceName];
  return {
    row: imageRow(account, image, isGrey, scene),
    searched: searched.join("\n").toLowerCase(),
    source,
    sourceLabel: sourceLabel(image),
  };
}

function imageRow(account: Account, image: Image, isGrey: boolean, { grouping, now, use }: ImageScene): Row {
  const label = plain(imageLabel(image));
  const state = image.state === "NORMAL" ? "" : imageStateLabel(image);
  const size = image.sizeGb > 0 ? l10n.t("{0} GB", image.sizeGb) : "";
  const from = grouping === "none" && sourceLabel(image) !== "" ? l10n.t("from {0}", plain(sourceLabel(image))) : "";
  const description = joinNonEmpty([state, size, plain(image.osName), from, age(image.createTime, now)]);
  return {
    id: imageRowId(account.id, image.id),
    label,
    description,
    ...imageIcon(image),
    isGrey,
    menu: "image",
    spoken: l10n.t("Image {0}, {1}, {2}", label, imageStateLabel(image), description),
    tooltip: async () => imageTooltip(account, image, (await use?.(account, image)) ?? { modules: [], instances: [] }),
    subject: { account, image },
  };
}

function makingItem(task: Task): Item {
  const { instance, image } = task.plan;
  const label = plain(image.name);
  const row: Row = {
    id: `${task.plan.account.id}/task/${task.key}`,
    label,
    description: taskStateLabel(task),
    ...taskIcon(task),
    menu: "making",
    spoken: l10n.t("Image {0}, {1}", label, taskStateLabel(task)),
    subject: task.key,
    click: commandLink("ecm.showTask", task.key),
  };
  const searched = [image.name, image.description, instance.id, instance.name].join("\n").toLowerCase();
  return { row, searched, source: instance.id, sourceLabel: instance.name };
}
