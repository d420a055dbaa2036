import { keyMark } from "../simulator/keys.ts";

/** Base64 groups three bytes, so a text has another form for each place it may begin at; its ends depend on what is around. */
const base64At = (offset: number): string => {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(keyMark)]);
  const sure = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString("base64");
  return sure.slice(offset === 0 ? 0 : 4);
};

/** What the mark in every key looks like, however a key was written. Addresses and JSON leave letters as they are. */
const forms: readonly Buffer[] = [
  Buffer.from(keyMark),
  Buffer.from(keyMark, "utf16le"),
  ...[0, 1, 2].map((offset) => Buffer.from(base64At(offset))),
  Buffer.from(Buffer.from(keyMark).toString("hex")),
  Buffer.from(Buffer.from(keyMark).toString("hex").toUpperCase()),
];

/** Whether a key of the simulator, which has a mark inside that nothing else has, is in there. */
export function holdsKey(data: Uint8Array | string): boolean {
  const bytes = Buffer.from(data);
  return forms.some((form) => bytes.includes(form));
}
