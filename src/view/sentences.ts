import * as l10n from "@vscode/l10n";

/** Sentences one after the other, as the language sets them: Chinese has no space between them. */
export const sentences = (...all: readonly string[]): string =>
  all.filter((each) => each !== "").reduce((told, next) => (told === "" ? next : l10n.t("{0} {1}", told, next)), "");
