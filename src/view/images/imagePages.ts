import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import type { AccountImage } from "../../accounts/inventory/inventory.ts";
import type { Checked } from "../../base/checked.ts";
import { unseenCharacter } from "../../base/unseen.ts";
import { checkImageName, countCharacters, type ImageName, unseenText } from "../../ecm/imageName.ts";
import { accountLabel } from "../accounts/accountText.ts";
import { failureText } from "../errors/failureText.ts";
import { plain } from "../text/escape.ts";
import { pluralize, listed, sentences, joinNonEmpty } from "../text/phrases.ts";
import { age } from "../text/time.ts";
import type { Confirmation } from "../ui/notice.ts";
import type { PickChoice, ManyQuestion, PickQuestion, TextQuestion } from "../ui/question.ts";
import { titleOf } from "../wizard/wizardTitles.ts";
import { imageIcon, imageLabel, imageStateLabel, sourceLabel } from "./imageText.ts";
import { mustStay, type UsedImage } from "./imageUse.ts";
import { longestDescription, longestName } from "../../ecm/limits.ts";

/** Asks for a private image. */
export const whichImage = (title: string, images: Promise<readonly AccountImage[]>): PickQuestion<AccountImage> => ({
  kind: "pick",
  title,
  prompt: l10n.t("Which image?"),
  choices: images.then((all) =>
    all.map((at) => ({
      label: plain(imageLabel(at.image)),
      description: `${imageStateLabel(at.image)} · ${plain(at.image.id)}`,
      detail: joinNonEmpty([accountLabel(at.account), plain(sourceLabel(at.image))]),
      icon: imageIcon(at.image).icon,
      value: at,
    })),
  ),
});

/** Asks for a new name of up to 20 characters that no other image has. */
export const whatOtherName = (
  at: AccountImage,
  isTaken: (name: ImageName, signal: AbortSignal) => Promise<boolean>,
): TextQuestion<ImageName> => ({
  kind: "text",
  title: titleOf(l10n.t("Rename Image"), at.account, imageLabel(at.image)),
  prompt: l10n.t("What is the image called from now on?"),
  value: at.image.name,
  check: checkOtherName,
  // A failed lookup does not block the name, because the server refuses a duplicate.
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

/** Asks for a new description of up to 60 characters. */
export const whatOtherDescription = (at: AccountImage): TextQuestion<string> => ({
  kind: "text",
  title: titleOf(l10n.t("Edit Description"), at.account, imageLabel(at.image)),
  prompt: l10n.t("What is it for? May be left empty."),
  value: at.image.description,
  check: (text) => {
    const description = text.trim();
    const unseen = unseenCharacter(description);
    if (unseen !== undefined) return { ok: false, say: unseenText(unseen) };
    return countCharacters(description) <= longestDescription
      ? { ok: true, value: description }
      : { ok: false, say: l10n.t("A description has at most {0} characters.", longestDescription) };
  },
});

/** Lists the images of an account for deletion, oldest first. `now` is in milliseconds since 1970. */
export const whichToDelete = (
  account: Account,
  images: Promise<readonly UsedImage[]>,
  now: number,
): ManyQuestion<readonly AccountImage[]> => ({
  kind: "many",
  title: titleOf(l10n.t("Clean Up Images"), account),
  prompt: l10n.t("Tick the images to delete. You are asked once more."),
  choices: images.then((all) => oldestFirst(all).map((each) => deletionChoice(each, now))),
  join: (chosen) => chosen.flat(),
});

/** The API's times sort as text. */
const oldestFirst = (images: readonly UsedImage[]): readonly UsedImage[] =>
  images.toSorted((a, b) => (a.at.image.createTime < b.at.image.createTime ? -1 : 1));

function deletionChoice(used: UsedImage, now: number): PickChoice<readonly AccountImage[]> {
  const { image } = used.at;
  const size = image.sizeGb > 0 ? l10n.t("{0} GB", image.sizeGb) : "";
  return {
    label: plain(imageLabel(image)),
    description: joinNonEmpty([age(image.createTime, now), size, plain(image.id)]),
    detail: sentences(useText(used), unknownUseText(used)),
    icon: mustStay(used) ? "lock" : imageIcon(image).icon,
    ...(!mustStay(used) && { value: [used.at] }),
  };
}

/** Why an image cannot be deleted, or which instances keep running without it. */
function useText({ at: { image }, use: { modules, instances } }: UsedImage): string {
  if (modules.length > 0) return l10n.t("Stays: new instances of {0} are made from it.", namesOf(modules));
  if (image.state === "CREATING") return l10n.t("Stays: it is still being made.");
  return instances.length === 0 ? "" : runningText(instances.length);
}

/** Leaves the account out, which the page's title names. */
const unknownUseText = ({ failure }: UsedImage): string =>
  failure ? l10n.t("Its use could not be looked up: {0}", failureText(failure).text) : "";

const runningText = (count: number): string =>
  pluralize(count, l10n.t("1 instance runs it and goes on."), l10n.t("{0} instances run it and go on.", count));

const unknownUsersText = ({ at: { account }, failure }: UsedImage): string =>
  failure
    ? l10n.t(
        "Who uses images of account {0} could not be looked up: {1}",
        accountLabel(account),
        failureText(failure).text,
      )
    : "";

const namesOf = (modules: UsedImage["use"]["modules"]): string =>
  listed(modules.map(({ name, id }) => plain(name || id)));

/** Why this image cannot be deleted. */
export function stayText({ at: { account, image }, use: { modules } }: UsedImage): string {
  const named = l10n.t("{0} ({1})", plain(imageLabel(image)), accountLabel(account));
  if (modules.length === 0) return l10n.t("Image {0} is still being made.", named);
  return l10n.t(
    "Image {0} is what new instances of {1} are made from. Give them another image first.",
    named,
    namesOf(modules),
  );
}

/** The final confirmation: each image by name, and what could not be looked up. */
export function confirmDeletion(images: readonly UsedImage[]): Confirmation {
  const [first] = images;
  const text =
    images.length === 1 && first
      ? l10n.t("Delete image {0} of account {1}?", plain(imageLabel(first.at.image)), accountLabel(first.at.account))
      : l10n.t("Delete {0} images?", images.length);
  const unknown = new Set(images.map(unknownUsersText).filter((words) => words !== ""));
  const detail = [...images.map(lineOf), ...unknown, l10n.t("This cannot be undone.")].join("\n");
  return { text, detail, yes: l10n.t("Delete") };
}

function lineOf({ at: { account, image }, use: { instances } }: UsedImage): string {
  const line = `${plain(imageLabel(image))} (${plain(image.id)}) · ${accountLabel(account)}`;
  return instances.length === 0 ? line : `${line} · ${runningText(instances.length)}`;
}
