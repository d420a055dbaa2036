import * as l10n from "@vscode/l10n";

/** The text for one where there is one, else the text for any other number. A language with one form says both alike. */
export const counted = (count: number, one: string, other: string): string => (count === 1 ? one : other);

export const instancesWord = (count: number): string =>
  counted(count, l10n.t("1 instance"), l10n.t("{0} instances", count));

export const imagesWord = (count: number): string => counted(count, l10n.t("1 image"), l10n.t("{0} images", count));
