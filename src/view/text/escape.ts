/**
 * What is not seen but does something: control characters, line separators, halves of characters, and the marks that
 * turn the direction of text around or smuggle in other text.
 */
const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;

/**
 * A text from the cloud, harmless wherever VS Code shows text: no line breaks, no reversed direction, no `$(icon)`, no
 * `[link](…)`. It looks the same.
 */
export const plain = (text: string): string =>
  text.replace(unseen, " ").replaceAll("$(", "$\u200b(").replaceAll("](", "]\u200b(");

/**
 * What means something in Markdown: marks, brackets and tables anywhere; lists, headings and numbers at the beginning;
 * what would make an address a link. The rest stays as it is, for people read the source too.
 */
const marks = /[\\`*_{}[\]|~<>$@]|(?<=\])\(|:(?=\/\/)|(?<=www)\.|(?<=^\s*)[-+#]|(?<=^\s*\d+)[.)]/gi;

/** The same for Markdown: what could mean something there is escaped. */
export const markdown = (text: string): string =>
  text.replace(unseen, " ").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replace(marks, "\\$&");
