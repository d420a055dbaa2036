/**
 * The arguments that a program gets from a line of PowerShell: the words by PowerShell's quotes, one command line by
 * 'Legacy' argument passing, and its arguments by Windows' rules.
 * @see https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_parsing
 */
export const powershellArguments = (line: string): readonly string[] =>
  windowsArguments(powershellWords(line).map(legacyWord).join(" "));

/** The words of a line. Throws for what PowerShell would replace or split. */
export function powershellWords(line: string): readonly string[] {
  const words: string[] = [];
  let rest = line.trimStart();
  while (rest !== "") {
    const [word, length] = firstWord(rest);
    words.push(word);
    rest = rest.slice(length);
    if (rest !== "" && !rest.startsWith(" ")) throw new SyntaxError(`More after a word: ${rest}`);
    rest = rest.trimStart();
  }
  return words;
}

function firstWord(text: string): readonly [word: string, length: number] {
  const single =
    /^['\u2018-\u201b]((?:[^'\u2018-\u201b]|['\u2018-\u201b]{2})*)['\u2018-\u201b](?!['\u2018-\u201b])/.exec(text);
  if (single) return [(single[1] ?? "").replace(/(['\u2018-\u201b])['\u2018-\u201b]/g, "$1"), single[0].length];
  const double = /^"([^"$`\u201c-\u201e]*)"/.exec(text);
  if (double) return [double[1] ?? "", double[0].length];
  const bare = /^[\w-]+/.exec(text);
  if (!bare) throw new SyntaxError(text);
  return [bare[0], bare[0].length];
}

/** Quotes a word if it has whitespace outside quotes, and leaves quotes inside it alone. */
function legacyWord(word: string): string {
  let isQuoted = false;
  let needsQuotes = false;
  const characters = Array.from(word);
  for (const [index, character] of characters.entries()) {
    if (character === '"' && characters[index - 1] !== "\\") isQuoted = !isQuoted;
    else if (/\s/.test(character) && !isQuoted) needsQuotes = true;
  }
  return needsQuotes ? `"${word}"` : word;
}

/** Splits a command line as programs on Windows do: a backslash means something only before a quote. */
export function windowsArguments(line: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let isQuoted = false;
  for (const [, slashes = "", character = ""] of line.matchAll(/(\\*)([^\\]|$)/gs)) {
    const isQuote = character === '"';
    const kept = isQuote ? slashes.slice(0, Math.floor(slashes.length / 2)) : slashes;
    if (kept !== "") word = (word ?? "") + kept;
    if (isQuote && slashes.length % 2 === 0) {
      isQuoted = !isQuoted;
      word ??= "";
    } else if (/^[ \t]$/.test(character) && !isQuoted) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (character !== "") word = (word ?? "") + character;
  }
  return word === undefined ? words : [...words, word];
}
