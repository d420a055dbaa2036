import { keyMark } from "../simulator/keys.ts";

/** Base64 groups three bytes, so a text has three forms by its offset; its ends depend on the surrounding bytes. */
const base64At = (offset: number): string => {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(keyMark)]);
  const sure = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString("base64");
  return sure.slice(offset === 0 ? 0 : 4);
};

/** The forms that the mark in every key has in the encodings of a key. URLs and JSON leave letters unchanged. */
const forms: readonly Buffer[] = [
  Buffer.from(keyMark),
  Buffer.from(keyMark, "utf16le"),
  ...[0, 1, 2].map((offset) => Buffer.from(base64At(offset))),
  Buffer.from(Buffer.from(keyMark).toString("hex")),
  Buffer.from(Buffer.from(keyMark).toString("hex").toUpperCase()),
];

/** Whether the text contains a key of the simulator, which has a unique mark inside. */
export function holdsKey(data: Uint8Array | string): boolean {
  const bytes = Buffer.from(data);
  return forms.some((form) => bytes.includes(form));
}
