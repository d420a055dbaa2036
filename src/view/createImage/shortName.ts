import { graphemesOf } from "../../ecm/imageName.ts";

/**
 * Shortens an instance's name to `room` characters and keeps what tells it from `others`, the names of the other
 * instances: digits, the last word, and if need be another one. Gives `undefined` if every short name could be another's.
 */
export function shortName(name: string, room: number, others: readonly string[]): string | undefined {
  const alike = others.filter((other) => other !== name && digitsOf(other) === digitsOf(name)).slice(0, mostCompared);
  const forbidden = new Set([...others, ...alike.flatMap((other) => shortNames(other, room))]);
  return shortNames(name, room).find((short) => short !== "" && !forbidden.has(short));
}

/** How many other names are shortened, too, to see that none gives the same. Only names with the same digits can. */
const mostCompared = 100;

const digitsOf = (name: string): string => name.replaceAll(/\P{Nd}+/gu, "");

/** One character of a name, and the word it belongs to. */
interface Character {
  readonly text: string;
  readonly index: number;
  /** The index of the word's first character. */
  readonly word: number;
  /** The separator before the word. */
  readonly separator: string;
  readonly isDigit: boolean;
}

/** How much of a very long name is read at each of its ends, in characters of JavaScript. */
const mostRead = 60;

/** What is left of a character outside the Basic Multilingual Plane that was cut in two. */
const halfCharacter = /\p{Cs}/gu;

/** The short forms of a name, the usual one first; the others prefer one of its words each. */
function shortNames(name: string, room: number): readonly string[] {
  const read = name.length <= 2 * mostRead ? name : name.slice(0, mostRead) + name.slice(-mostRead);
  const texts = graphemesOf(read.replaceAll(halfCharacter, ""));
  if (texts.length <= room) return [name];
  const characters = charactersOf(texts);
  const words = new Set(characters.map(({ word }) => word));
  return [undefined, ...[...words].slice(0, mostWords)].map((word) => shortened(characters, room, word));
}

/** How many words of a name are preferred in turn. */
const mostWords = 20;

const isSeparator = (text: string) => /^[\s._-]$/u.test(text);

function charactersOf(texts: readonly string[]): readonly Character[] {
  return texts.flatMap((text, index) => {
    if (isSeparator(text)) return [];
    const word = texts.slice(0, index).findLastIndex(isSeparator) + 1;
    return [{ text, index, word, separator: texts[word - 1] ?? "-", isDigit: /^\p{Nd}$/u.test(text) }];
  });
}

/** Keeps as many characters as have room, in the order of their worth. */
function shortened(characters: readonly Character[], room: number, preferred: number | undefined): string {
  let kept: readonly Character[] = [];
  for (const character of byWorth(characters, preferred)) {
    const more = [...kept, character].toSorted((a, b) => a.index - b.index);
    const { length } = joined(more);
    if (length <= room) kept = more;
    if (length === room) break;
  }
  return joined(kept).join("");
}

/** How many letters of the first and the last word come before all others. */
const firstLetters = 4;

/** Digits, then letters: those of the preferred word, the beginnings of the last and the first, and their ends. */
function byWorth(characters: readonly Character[], preferred: number | undefined): readonly Character[] {
  const digits = characters.filter(({ isDigit }) => isDigit).toReversed();
  const first = characters.filter(({ word }) => word === characters[0]?.word);
  const last = characters.filter(({ word }) => word === characters.at(-1)?.word);
  const ofPreferred = characters.filter(({ word }) => word === preferred);
  const beginnings = [...last.slice(0, firstLetters), ...first.slice(0, firstLetters)];
  return [...new Set([...digits, ...ofPreferred, ...beginnings, ...last.toReversed(), ...first, ...characters])];
}

/** The kept characters, with the separators of their words, and "-" between numbers that were apart in a word. */
function joined(kept: readonly Character[]): readonly string[] {
  return kept.flatMap((character, index) => {
    const before = kept[index - 1];
    if (!before) return [character.text];
    if (before.word !== character.word) return [character.separator, character.text];
    const wereApart = character.index > before.index + 1;
    return wereApart && before.isDigit && character.isDigit ? ["-", character.text] : [character.text];
  });
}
