import assert from "node:assert/strict";
import { test } from "node:test";
import { redact } from "../../../src/base/redact.ts";

const keys = { secretId: "IDofAnOddShape42", secretKey: "theSecretKey", token: "theToken" };

for (const [what, line, clean] of [
  ["a known SecretKey", "x theSecretKey y", "x … y"],
  ["a known token", "x theToken y", "x … y"],
  ["a known SecretId of any shape, but for its start", "id IDofAnOddShape42.", "id IDof…."],
  ["an unknown SecretId, but for its start", "id AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE.", "id AKID…."],
  [
    "a signed header",
    "Authorization: TC3-HMAC-SHA256 Credential=AKIDx/2026/ecm/tc3_request, Signature=ab12",
    "Authorization: … …",
  ],
  ["fields of a printed object", '{"secretKey":"abc","token": "def"}', '{"secretKey":"…","token": "…"}'],
  ["fields of an object in an object's text", String.raw`{\"secretKey\":\"abc\"}`, String.raw`{\"secretKey\":\"…\"}`],
  ["nothing else", "CreateImage ok 1b9f 120 ms", "CreateImage ok 1b9f 120 ms"],
] as const) {
  test(`what is written down loses ${what}`, () => {
    assert.equal(redact(line, [keys]), clean);
  });
}
