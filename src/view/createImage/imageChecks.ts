import * as l10n from "@vscode/l10n";
import { checkImageName, countCharacters } from "../../ecm/imageName.ts";
import type { Image } from "../../ecm/model.ts";
import { isBeingMade, isListed } from "../images/imageNames.ts";
import { plain } from "../text/escape.ts";
import { pluralize } from "../text/phrases.ts";
import { type PreflightInput, type PreflightLine, openTasks, type LineAction } from "./imageDraft.ts";
import { imageQuota, longestDescription } from "../../ecm/limits.ts";
import { cleanUpButton } from "../ui/buttons.ts";

const anotherName = (): LineAction => ({ label: l10n.t("Choose Another Name"), to: "name" });

/** Checks that the name is free and not too long. */
export function nameLines(input: PreflightInput): readonly PreflightLine[] {
  const { name } = input.draft;
  const checked = checkImageName(name);
  const long: readonly PreflightLine[] =
    checked.ok && checked.warning !== undefined
      ? [{ level: "warning", text: checked.warning, advice: limitText(), action: anotherName() }]
      : [];
  return [freeLine(input), ...long];
}

const limitText = (): string => l10n.t("The API documents that limit for editing an image, none for creating one.");

function freeLine(input: PreflightInput): PreflightLine {
  const { draft, snapshot, batch } = input;
  const taken = (text: string): PreflightLine => ({ level: "stop", text, action: anotherName() });
  if (isBeingMade(input.tasks, draft.at.account.id, draft.name))
    return taken(l10n.t("An image named {0} is being made already.", plain(draft.name)));
  if (batch.filter((each) => each === draft.name).length > 1)
    return taken(l10n.t("Two of these images would be named {0}.", plain(draft.name)));
  switch (snapshot.images.is) {
    case "loading":
      return { level: "checking", text: l10n.t("Is the name free?") };
    case "failed":
      return {
        level: "warning",
        text: l10n.t("Whether the name is free could not be checked just now."),
      };
    case "loaded":
      return isListed(snapshot.images.value, draft.name)
        ? taken(l10n.t("An image named {0} exists already.", plain(draft.name)))
        : { level: "ok", text: l10n.t("The name is free.") };
    default:
      return snapshot.images satisfies never;
  }
}

/** Warns of a long description. */
export function descriptionLines({ draft: { description } }: PreflightInput): readonly PreflightLine[] {
  const warning = longDescription(description);
  const action: LineAction = { label: l10n.t("Change Description"), to: "description" };
  return warning === undefined ? [] : [{ level: "warning", text: warning, advice: limitText(), action }];
}

/** The warning for a long description. */
export const longDescription = (description: string): string | undefined =>
  countCharacters(description) > longestDescription
    ? l10n.t("Longer than {0} characters: Tencent Cloud may refuse it.", longestDescription)
    : undefined;

/** Checks that the account's quota has room for the images. */
export function quotaLines(input: PreflightInput): readonly PreflightLine[] {
  const { images } = input.snapshot;
  if (images.is === "loading") return [{ level: "checking", text: l10n.t("Is there room for another image?") }];
  return images.is === "failed" ? [] : [quotaLine(input, images.value)];
}

/** More images than the quota show that the account's limit was raised; the new limit is unknown. */
function quotaLine(input: PreflightInput, images: readonly Image[]): PreflightLine {
  const used = images.length + unlisted(input, images);
  const wanted = input.batch.length;
  if (used + wanted <= imageQuota) return { level: "ok", text: usedText(used) };
  const text =
    wanted === 1
      ? l10n.t("{0} of {1} images are used: no room for another.", used, imageQuota)
      : l10n.t("{0} of {1} images are used: no room for {2} more.", used, imageQuota, wanted);
  const level = images.length > imageQuota ? "warning" : "stop";
  return { level, text, action: cleanUpButton(input.draft.at.account) };
}

const usedText = (used: number): string =>
  pluralize(
    used,
    l10n.t("1 of {0} images is used.", imageQuota),
    l10n.t("{0} of {1} images are used.", used, imageQuota),
  );

/** Images that were requested and are not listed yet. */
const unlisted = (input: PreflightInput, images: readonly Image[]): number =>
  openTasks(input).filter(({ plan }) => !images.some(({ name }) => name === plan.image.name)).length;
