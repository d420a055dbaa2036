import * as l10n from "@vscode/l10n";
import { plain } from "./escape.ts";

/** Joins names with the separator of the display language. */
export const listed = (names: readonly string[]): string => names.join(l10n.t(", "));

const mostNames = 5;

/** The first five names, and the number of the others. */
export const someOf = (names: readonly string[]): string => {
  const some = listed(names.slice(0, mostNames));
  return names.length <= mostNames ? some : l10n.t("{0} and {1} more", some, names.length - mostNames);
};

/** Joins the parts of one sentence. */
export const phrases = (...all: readonly string[]): string =>
  all.reduce((told, next) => l10n.t("{0}, {1}", told, next));

/** Joins the sentences that are not empty. Chinese has no space between sentences. */
export const sentences = (...all: readonly string[]): string =>
  all.filter((each) => each !== "").reduce((told, next) => (told === "" ? next : l10n.t("{0} {1}", told, next)), "");

/** Selects the singular or plural text. Languages with one form translate both alike. */
export const pluralize = (count: number, one: string, other: string): string => (count === 1 ? one : other);

export const instancesCount = (count: number): string =>
  pluralize(count, l10n.t("1 instance"), l10n.t("{0} instances", count));

export const imagesCount = (count: number): string => pluralize(count, l10n.t("1 image"), l10n.t("{0} images", count));

/** Confirms that a text was copied, by its first line. */
export const copiedText = (text: string): string => l10n.t("Copied: {0}", plain(text.split("\n", 1).join("")));

/** Joins the texts that are not empty, as in the description of a row. */
export const joinNonEmpty = (texts: readonly string[], separator = " · "): string =>
  texts.filter((text) => text !== "").join(separator);
