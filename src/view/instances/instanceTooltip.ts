import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import type { Disk, Image, Instance } from "../../ecm/model.ts";
import { accountLabel } from "../accounts/accountText.ts";
import { markdown } from "../text/escape.ts";
import { factTable } from "../text/factTable.ts";
import { listed, joinNonEmpty } from "../text/phrases.ts";
import { instanceName, instanceStateLabel, whyNoImage } from "./instanceText.ts";

/** An instance's properties, as Markdown. Texts from the cloud are escaped. */
export function instanceTooltip(account: Account, instance: Instance, lastImage?: Image): string {
  return `**${markdown(instanceName(instance))}**\n\n${factTable(facts(account, instance, lastImage))}`;
}

function facts(
  account: Account,
  instance: Instance,
  lastImage: Image | undefined,
): readonly (readonly [string, string])[] {
  const { id, zone, region, type, vcpu, memoryGb, image, module, tags } = instance;
  return [
    [l10n.t("ID"), id],
    [l10n.t("Account"), accountLabel(account)],
    [l10n.t("State"), instanceStateLabel(instance)],
    [l10n.t("Image"), whyNoImage(instance) === undefined ? "" : l10n.t("none can be made now")],
    [l10n.t("Zone"), `${zone.name || zone.id} (${region.name || region.id})`],
    [l10n.t("ISP"), instance.isp],
    [l10n.t("Type"), l10n.t("{0}: {1} vCPU, {2} GB", type, vcpu, memoryGb)],
    [l10n.t("Public IP"), instance.publicIps.join(", ")],
    [l10n.t("Private IP"), instance.privateIps.join(", ")],
    [l10n.t("System disk"), diskText(instance.systemDisk)],
    [l10n.t("Data disks"), dataDisksText(instance.dataDisks)],
    [l10n.t("Runs image"), image ? `${image.name} (${image.id})` : ""],
    [l10n.t("Last image of it"), lastImage ? lastImageText(lastImage) : ""],
    [l10n.t("Module"), module ? `${module.name} (${module.id})` : ""],
    [l10n.t("Tags"), tags.map(({ key, value }) => `${key}: ${value}`).join(", ")],
    [l10n.t("Created"), instance.createTime],
    [l10n.t("Expires"), isExpiryReal(instance) ? instance.expireTime : ""],
  ];
}

/** The API returns an `ExpireTime` for instances that never expire, too. */
const isExpiryReal = ({ expireState }: Instance): boolean => expireState === "WILL_EXPIRE" || expireState === "EXPIRED";

const lastImageText = ({ name, id, createTime }: Image): string => joinNonEmpty([`${name} (${id})`, createTime], ", ");

const diskText = (disk: Disk | undefined): string => (disk ? l10n.t("{0} GB {1}", disk.sizeGb, disk.type) : "");

const dataDisksText = (disks: readonly Disk[]): string =>
  disks.length === 0 ? "" : l10n.t("{0} (not part of an image)", listed(disks.map(diskText)));
