import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { noKeyIsLeftInLog } from "../../e2e/canary.ts";
import { holdsKey } from "../../e2e/keyForms.ts";
import { exampleKey } from "../../simulator/keys.ts";

const { secretId, secretKey } = exampleKey("100000000001", 1);

const written: readonly (readonly [how: string, text: string | Uint8Array])[] = [
  ["as it is", `key ${secretId}.`],
  ["in JSON in JSON", JSON.stringify(JSON.stringify({ secretKey: `"${secretKey}"\n` }))],
  ["in an address", `https://x/?${new URLSearchParams({ key: `${secretKey} +/=` }).toString()}`],
  ["escaped as an address", encodeURIComponent(encodeURIComponent(`{"${secretId}"}`))],
  ["in hex", Buffer.from(secretKey).toString("hex")],
  ["in capital hex", Buffer.from(secretKey).toString("hex").toUpperCase()],
  ["in UTF-16", Buffer.from(`key ${secretKey}`, "utf16le")],
];

for (const [how, text] of written) test(`a key written ${how} is found`, () => assert.equal(holdsKey(text), true));

test("a key in base64 is found wherever it begins and ends, in the alphabet of addresses as well", () => {
  for (let before = 0; before < 6; before += 1)
    for (let after = 0; after < 6; after += 1)
      for (const alphabet of ["base64", "base64url"] as const) {
        const text = Buffer.from(`${"ö".repeat(before)}-${secretKey}${"~".repeat(after)}`).toString(alphabet);
        assert.equal(holdsKey(`Basic ${text}`), true, text);
      }
});

test("nothing is found where no key is", () => {
  for (const text of ["", "AKID", "EXAMPLE", secretId.slice(0, 12), "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE"])
    assert.equal(holdsKey(text), false, text);
  assert.equal(holdsKey(gzipSync("nothing")), false);
});

test("a key in the log of requests is found", () => {
  noKeyIsLeftInLog([{ action: "DescribeInstances", params: { Limit: 1 } }]);
  assert.throws(() => noKeyIsLeftInLog([{ action: "AssumeRole", params: { key: secretKey } }]), /access log/);
});
