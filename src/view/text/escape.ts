/** Invisible characters: controls, line separators, lone surrogates, direction marks and tags that hide other text. */
const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;

/**
 * Makes a text from the cloud safe wherever VS Code shows text: no line breaks, reversed direction, `$(icon)` or
 * `[link](…)`. The text looks the same.
 */
export const plain = (text: string): string =>
  text.replace(unseen, " ").replaceAll("$(", "$\u200b(").replaceAll("](", "]\u200b(");

/**
 * Markdown syntax: marks, brackets and tables anywhere; lists, headings and numbers at the start; addresses that would
 * become links. Nothing else is escaped, because users also read the source.
 */
const marks = /[\\`*_{}[\]|~<>$@]|(?<=\])\(|:(?=\/\/)|(?<=www)\./gi;
/** The mark of a list, a heading or a numbered list at the start. */
const firstMark = /^(\s*)(?=[-+#])|^(\s*\d+)(?=[.)])/;

/** Escapes a text from the cloud for Markdown. */
export const markdown = (text: string): string =>
  text
    .replace(unseen, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(marks, "\\$&")
    .replace(firstMark, "$1$2\\");
