import * as l10n from "@vscode/l10n";
import type { Account } from "../accounts/account.ts";
import type { AccountImage } from "../accounts/inventory.ts";
import { accountLabel } from "./accountWords.ts";
import { age } from "./age.ts";
import { counted } from "./counts.ts";
import { failureWords } from "./failureWords.ts";
import { mustStay, type UsedImage } from "./imageUse.ts";
import { imageIcon, imageLabel } from "./imageWords.ts";
import type { Confirmation } from "./notice.ts";
import { plain } from "./plainText.ts";
import type { Choice, ManyQuestion } from "./question.ts";
import { listed, sentences } from "./sentences.ts";
import { titleOf } from "./titles.ts";

/** Which images of an account to delete, the oldest first; `now` in milliseconds, to reckon ages by. */
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

/** The API's times are texts that sort like times. */
const oldestFirst = (images: readonly UsedImage[]): readonly UsedImage[] =>
  images.toSorted((a, b) => (a.at.image.createTime < b.at.image.createTime ? -1 : 1));

function deletionChoice(used: UsedImage, now: number): Choice<readonly AccountImage[]> {
  const { image } = used.at;
  const size = image.sizeGb > 0 ? l10n.t("{0} GB", image.sizeGb) : "";
  return {
    label: plain(imageLabel(image)),
    description: [age(image.createTime, now), size, plain(image.id)].filter((word) => word !== "").join(" · "),
    detail: sentences(useWords(used), unknownWord(used)),
    icon: mustStay(used) ? "lock" : imageIcon(image).icon,
    ...(!mustStay(used) && { value: [used.at] }),
  };
}

/** Why an image has to stay, or who would go on without it. */
function useWords({ at: { image }, use: { modules, instances } }: UsedImage): string {
  if (modules.length > 0) return l10n.t("Stays: new instances of {0} are made from it.", namesOf(modules));
  if (image.state === "CREATING") return l10n.t("Stays: it is still being made.");
  return instances.length === 0 ? "" : runningWords(instances.length);
}

/** The page's title names the account. */
const unknownWord = ({ failure }: UsedImage): string =>
  failure ? l10n.t("Its use could not be looked up: {0}", failureWords(failure).text) : "";

const runningWords = (count: number): string =>
  counted(count, l10n.t("1 instance runs it and goes on."), l10n.t("{0} instances run it and go on.", count));

const unknownWords = ({ at: { account }, failure }: UsedImage): string =>
  failure
    ? l10n.t(
        "Who uses images of account {0} could not be looked up: {1}",
        accountLabel(account),
        failureWords(failure).text,
      )
    : "";

const namesOf = (modules: UsedImage["use"]["modules"]): string =>
  listed(modules.map(({ name, id }) => plain(name || id)));

/** Why the deletion of this image is refused. */
export function stayWords({ at: { account, image }, use: { modules } }: UsedImage): string {
  const named = l10n.t("{0} ({1})", plain(imageLabel(image)), accountLabel(account));
  if (modules.length === 0) return l10n.t("Image {0} is still being made.", named);
  return l10n.t(
    "Image {0} is what new instances of {1} are made from. Give them another image first.",
    named,
    namesOf(modules),
  );
}

/** The last question: each image by name, and whatever could not be looked up about it. */
export function confirmDeletion(images: readonly UsedImage[]): Confirmation {
  const [first] = images;
  const text =
    images.length === 1 && first
      ? l10n.t("Delete image {0} of account {1}?", plain(imageLabel(first.at.image)), accountLabel(first.at.account))
      : l10n.t("Delete {0} images?", images.length);
  const unknown = new Set(images.map(unknownWords).filter((words) => words !== ""));
  const detail = [...images.map(lineOf), ...unknown, l10n.t("This cannot be undone.")].join("\n");
  return { text, detail, yes: l10n.t("Delete") };
}

function lineOf({ at: { account, image }, use: { instances } }: UsedImage): string {
  const line = `${plain(imageLabel(image))} (${plain(image.id)}) · ${accountLabel(account)}`;
  return instances.length === 0 ? line : `${line} · ${runningWords(instances.length)}`;
}
