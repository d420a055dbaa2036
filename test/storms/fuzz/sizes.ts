import assert from "node:assert/strict";
import fc from "fast-check";
import { readIniCredentials } from "../../../src/accounts/profiles/iniProfiles.ts";
import { readTccliConfigure, readTccliCredential } from "../../../src/accounts/profiles/tccliProfiles.ts";
import { readDirectory } from "../../../src/accounts/storage/accountDirectory.ts";
import { readAccount } from "../../../src/accounts/storage/storedAccount.ts";
import { parseJson } from "../../../src/base/parseJson.ts";
import { redact } from "../../../src/base/redact.ts";
import { unseenCharacter } from "../../../src/base/unseen.ts";
import { checkImageName } from "../../../src/ecm/imageName.ts";
import { readWorldState } from "../../../src/sample/worldState.ts";
import { markdown, plain } from "../../../src/view/text/escape.ts";
import { wrapped } from "../../../src/view/text/wrap.ts";
import { patience } from "../../tools/patience.ts";

/** The largest file that is read, in bytes. */
export const largest = 1_000_000;

/** How long reading the largest text may take, in milliseconds: an extension host must not stand still. */
const longestMs = 1500;

/** Everything that reads a text from outside. */
export const readers: Readonly<Record<string, (text: string) => unknown>> = {
  "an SDK's credentials": readIniCredentials,
  "a tccli credential": readTccliCredential,
  "a tccli configure file": readTccliConfigure,
  "an account in SecretStorage": readAccount,
  "the list of accounts": readDirectory,
  "a sample world": (text) => readWorldState(parseJson(text)),
  "a line of the log": (text) => redact(text),
  "a name on the screen": plain,
  "a name in a document": markdown,
  "a line of a report": (text) => wrapped(text),
  "an image's name": checkImageName,
  "a text to look through": unseenCharacter,
};

/** What is repeated to make a text large: blanks, brackets, quotes and beginnings of what readers look for. */
export const fragments = [
  ...Array.from("\n\r\t []{}=:#;'\"\\$`.-_1x中é"),
  "\r\n",
  "] ",
  "[]",
  "[a]\n",
  "a=b\n",
  " a=\n",
  "[a] ;",
  "] #",
  '{"a":',
  "token ",
  "secretkey: ",
  "AKIDabc",
  "\u202e",
  "TC3-HMAC-SHA256 ",
  "](",
  "$(",
  "e\u0301",
  "👩‍🚀",
  "None",
  "a ",
  "中 ",
  "\u2028",
  'authorization\\"',
  "\ud800",
];

export interface Large {
  readonly start: string;
  readonly fragment: string;
  readonly end: string;
  /** In UTF-16 units. */
  readonly size: number;
}

export const large: fc.Arbitrary<Large> = fc.record({
  start: fc.constantFrom("", "[", "{", '{"v":1,"accounts":[', "[default]\nsecret_id=", "  "),
  fragment: fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: "binary", minLength: 1, maxLength: 4 })),
  end: fc.constantFrom("", "]", "}", "x", "\n[default]\n"),
  // Most are small, so that many can be tried; each size class is as likely as the others.
  size: fc.integer({ min: 0, max: 60 }).map((step) => Math.round(10 ** (step / 10))),
});

export const textOf = ({ start, fragment, end, size }: Large): string =>
  `${start}${fragment.repeat(Math.ceil(size / fragment.length))}`.slice(0, largest) + end;

/** Reads a text and asserts that it does not take long. */
export function readsInTime(name: string, read: (text: string) => unknown, text: string): void {
  const begun = performance.now();
  read(text);
  const took = performance.now() - begun;
  if (took > longestMs) assert.ok(took <= patience(longestMs), `${name}: ${Math.round(took)} ms for ${text.length}`);
}
