/** Joiners and variation selectors inside an emoji can be seen: they make it one picture. */
const emoji =
  /\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?(?:\u200d\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?)*|[0-9#*]\ufe0f\u20e3/gu;

/** Characters without a picture, and spaces that look like another one. The usual space and the Chinese one are seen. */
const unseen =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\u00a0\u1680\u2000-\u200a\u202f\u205f]/gu;

/** The first character of a text that cannot be seen, as its code such as "U+200B"; `undefined` if all can. */
export function unseenCharacter(text: string): string | undefined {
  const [first] = text.replace(emoji, "").match(unseen) ?? [];
  return first && characterCode(first);
}

/** The code of a character: "U+200B". */
export const characterCode = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

const emojiOrUnseen = new RegExp(`(${emoji.source})|${unseen.source}`, "gu");

/** The text without characters that cannot be seen. */
export const withoutUnseen = (text: string): string => text.replace(emojiOrUnseen, "$1");

/** Whether two names look the same. An accent may be a character of its own. */
export const isSameName = (one: string, other: string): boolean => one.normalize("NFC") === other.normalize("NFC");
