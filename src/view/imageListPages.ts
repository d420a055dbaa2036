import * as l10n from "@vscode/l10n";
import type { AccountImage } from "../accounts/inventory.ts";
import type { Checked } from "../base/check.ts";
import { checkImageName, countCharacters, type ImageName, longestName } from "../ecm/imageName.ts";
import { accountLabel } from "./accountWords.ts";
import { imageIcon, imageLabel, imageStateWord, sourceLabel } from "./imageWords.ts";
import { plain } from "./plainText.ts";
import type { PickQuestion, TextQuestion } from "./question.ts";

/** The documented limit of an image's description, in characters. */
const longestDescription = 60;

export const whichImage = (title: string, images: Promise<readonly AccountImage[]>): PickQuestion<AccountImage> => ({
  kind: "pick",
  title,
  prompt: l10n.t("Which image?"),
  choices: images.then((all) =>
    all.map((at) => ({
      label: plain(imageLabel(at.image)),
      description: `${imageStateWord(at.image)} · ${plain(at.image.id)}`,
      detail: [accountLabel(at.account), plain(sourceLabel(at.image))].filter((word) => word !== "").join(" · "),
      icon: imageIcon(at.image).icon,
      value: at,
    })),
  ),
});

const titleOf = (verb: string, { account, image }: AccountImage): string =>
  `${verb} · ${accountLabel(account)} · ${plain(imageLabel(image))}`;

/** Asks for another name: up to 20 characters, and no other image's. */
export const whatOtherName = (
  at: AccountImage,
  isTaken: (name: ImageName, signal: AbortSignal) => Promise<boolean>,
): TextQuestion<ImageName> => ({
  kind: "text",
  title: titleOf(l10n.t("Rename Image"), at),
  prompt: l10n.t("What is the image called from now on?"),
  value: at.image.name,
  check: checkOtherName,
  // The server refuses a duplicate in any case, so a list that cannot be had stops nobody.
  verify: async (name, signal) =>
    (await isTaken(name, signal).catch(() => false))
      ? { ok: false, say: l10n.t("An image of that name exists already.") }
      : { ok: true, value: name },
});

function checkOtherName(text: string): Checked<ImageName> {
  const checked = checkImageName(text);
  if (!checked.ok || countCharacters(checked.value) <= longestName) return checked;
  return { ok: false, say: l10n.t("A name has at most {0} characters.", longestName) };
}

export const whatOtherDescription = (at: AccountImage): TextQuestion<string> => ({
  kind: "text",
  title: titleOf(l10n.t("Edit Description"), at),
  prompt: l10n.t("What is it for? May be left empty."),
  value: at.image.description,
  check: (text) => {
    const description = text.trim();
    return countCharacters(description) <= longestDescription
      ? { ok: true, value: description }
      : { ok: false, say: l10n.t("A description has at most {0} characters.", longestDescription) };
  },
});
