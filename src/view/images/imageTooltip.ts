import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import type { Image } from "../../ecm/model.ts";
import { accountLabel } from "../accounts/accountText.ts";
import { instanceName } from "../instances/instanceText.ts";
import { markdown } from "../text/escape.ts";
import { factTable } from "../text/factTable.ts";
import { someOf, joinNonEmpty } from "../text/phrases.ts";
import { imageLabel, imageStateLabel } from "./imageText.ts";
import type { ImageUse } from "./imageUse.ts";

/** An image's properties, sources and users, as Markdown. */
export function imageTooltip(account: Account, image: Image, use: ImageUse): string {
  return `**${markdown(imageLabel(image))}**\n\n${factTable(facts(account, image, use))}`;
}

function facts(
  account: Account,
  image: Image,
  { instances, modules }: ImageUse,
): readonly (readonly [string, string])[] {
  const { from } = image;
  return [
    [l10n.t("ID"), image.id],
    [l10n.t("Account"), accountLabel(account)],
    [l10n.t("Description"), image.description],
    [l10n.t("State"), imageStateLabel(image)],
    [l10n.t("Size"), image.sizeGb > 0 ? l10n.t("{0} GB", image.sizeGb) : ""],
    [l10n.t("System"), joinNonEmpty([image.osName, image.architecture], ", ")],
    [l10n.t("Made at"), image.createTime],
    [l10n.t("Made from instance"), withId(from.instanceName, from.instance)],
    [l10n.t("Made from image"), withId(from.imageName, from.image)],
    [l10n.t("Runs on instances"), someOf(instances.map(instanceName))],
    [l10n.t("Used by modules"), someOf(modules.map(({ name, id }) => withId(name, id)))],
  ];
}

const withId = (name: string, id: string): string => (name === "" || id === "" ? name + id : `${name} (${id})`);
