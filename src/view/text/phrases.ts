import * as l10n from "@vscode/l10n";
import { plain } from "./escape.ts";

/** Names one after the other, as the language lists them. */
export const listed = (names: readonly string[]): string => names.join(l10n.t(", "));

const mostNames = 5;

/** Five names, and how many more there are. */
export const someOf = (names: readonly string[]): string => {
  const some = listed(names.slice(0, mostNames));
  return names.length <= mostNames ? some : l10n.t("{0} and {1} more", some, names.length - mostNames);
};

/** Parts of one sentence. */
export const phrases = (...all: readonly string[]): string =>
  all.reduce((told, next) => l10n.t("{0}, {1}", told, next));

/** Sentences one after the other, as the language sets them: Chinese has no space between them. */
export const sentences = (...all: readonly string[]): string =>
  all.filter((each) => each !== "").reduce((told, next) => (told === "" ? next : l10n.t("{0} {1}", told, next)), "");

/** The text for one where there is one, else the text for any other number. A language with one form says both alike. */
export const pluralize = (count: number, one: string, other: string): string => (count === 1 ? one : other);

export const instancesCount = (count: number): string =>
  pluralize(count, l10n.t("1 instance"), l10n.t("{0} instances", count));

export const imagesCount = (count: number): string => pluralize(count, l10n.t("1 image"), l10n.t("{0} images", count));

/** What is said of a text that was copied: its first line. */
export const copiedText = (text: string): string => l10n.t("Copied: {0}", plain(text.split("\n", 1).join("")));

/** Joins the texts that are not empty: facts in the description of a row are set apart by a dot. */
export const joinNonEmpty = (texts: readonly string[], separator = " · "): string =>
  texts.filter((text) => text !== "").join(separator);
