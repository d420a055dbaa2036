import assert from "node:assert/strict";
import { test } from "node:test";
import { authenticate } from "../simulator/authenticate.ts";
import { exampleKey, type Key, KeyRing } from "../simulator/keys.ts";
import { GatewayError } from "../simulator/messages.ts";
import { canonicalHash, sha256, sign } from "../simulator/tc3.ts";

/** The key pair of the signature's documentation. */
const documentedKey = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";
const documentedId = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE";

const create =
  '{"InstanceId":"ein-93sjjr8k","ImageName":"test_name","ImageDescription":"test_description","ForcePoweroff":"TRUE"}';

const signable = (type: string, host: string) => ({
  headers: [["content-type", type] as const, ["host", host] as const],
  service: host.split(".")[0] ?? "",
});

test("the documented GET request is signed as documented", () => {
  const request = {
    ...signable("application/x-www-form-urlencoded", "cvm.tencentcloudapi.com"),
    method: "GET",
    query: "Limit=10&Offset=0",
    payloadHash: sha256(""),
    timestamp: 1539084154,
  };
  assert.equal(canonicalHash(request), "91c9c192c14460df6c1ffc69e34e6c5e90708de2a6d282cccf957dbf1aa7f3a7");
  assert.equal(sign(request, documentedKey), "5da7a33f6993f0614b047e5df4582db9e9bf4672ba50567dba16c6ccf174c474");
});

test("the documented POST request is signed as documented", () => {
  const request = {
    ...signable("application/json; charset=utf-8", "cvm.tencentcloudapi.com"),
    method: "POST",
    query: "",
    payloadHash: sha256('{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}'),
    timestamp: 1551113065,
  };
  assert.equal(request.payloadHash, "35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064");
  assert.equal(sign(request, documentedKey), "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168");
});

/** CreateImage as signed by two independent implementations. */
const vector = {
  timestamp: 1594572000,
  payload: "dfc2efeb22f927ca6d48420f2d533ae8f2d38adfa9ea09e7ffdd2f5c4d46e630",
  canonical: "61fb69e5d0618ea868c40773ba8630605136714ff2aa54c95be6565f95e7cb60",
  signature: "3a2126768d73efbd642b602fc085c1a5ca95ad0813e0cf82ca5a1fb0cf1a77de",
};

test("CreateImage is signed as by two independent implementations", () => {
  const request = {
    ...signable("application/json", "ecm.tencentcloudapi.com"),
    method: "POST",
    query: "",
    payloadHash: sha256(create),
    timestamp: vector.timestamp,
  };
  assert.equal(request.payloadHash, vector.payload);
  assert.equal(canonicalHash(request), vector.canonical);
  assert.equal(sign(request, documentedKey), vector.signature);
});

const authorization = (id = documentedId, service = "ecm", names = "content-type;host") =>
  `TC3-HMAC-SHA256 Credential=${id}/2020-07-12/${service}/tc3_request, SignedHeaders=${names}, Signature=${vector.signature}`;

const good = {
  host: "ecm.tencentcloudapi.com",
  "content-type": "application/json",
  "x-tc-timestamp": String(vector.timestamp),
  authorization: authorization(),
};

const at = vector.timestamp * 1000;

/** The account that the test vector's CreateImage is accepted from, or the error code. */
function judged(headers: Readonly<Record<string, string>>, now = at, key: Partial<Key> = {}, body = create): string {
  const keys = new KeyRing();
  keys.set({ ...exampleKey("mine", 1), secretId: documentedId, secretKey: documentedKey, ...key });
  try {
    const request = { method: "POST", path: "/", query: "", headers: { ...good, ...headers }, body: Buffer.from(body) };
    return authenticate(request, keys, now).account;
  } catch (error) {
    if (error instanceof GatewayError) return error.code;
    throw error;
  }
}

test("a correct signature is accepted, and every wrong one refused with its code", () => {
  const minute = 60_000;
  assert.deepEqual(
    {
      right: judged({}),
      "with the port in the header": judged({ host: "ecm.tencentcloudapi.com:8787" }),
      "five minutes late": judged({}, at + 5 * minute),
      "later still": judged({}, at + 5 * minute + 1000),
      "from the future": judged({}, at - 5 * minute - 1000),
      "another key": judged({}, at, { secretKey: "another" }),
      "another body": judged({}, at, {}, `${create} `),
      "another content type": judged({ "content-type": "application/json; charset=utf-8" }),
      "another host": judged({ host: "cvm.tencentcloudapi.com" }),
      "another day's timestamp": judged({ "x-tc-timestamp": String(vector.timestamp + 86_400) }, at + 86_400_000),
      "another service": judged({ authorization: authorization(documentedId, "cvm") }),
      "host not signed": judged({ authorization: authorization(documentedId, "ecm", "content-type") }),
      "an unknown id": judged({ authorization: authorization("AKIDnobody") }),
      "no API key's id": judged({ authorization: authorization("nobody") }),
      "no timestamp": judged({ "x-tc-timestamp": "" }),
      "no authorization": judged({ authorization: "" }),
      "an older method": judged({ authorization: authorization().replace("TC3", "TC2") }),
      "a token it should not have": judged({ "x-tc-token": "t" }),
      "a temporary key": judged({ "x-tc-token": "t" }, at, { token: "t", expiresAt: at + 1 }),
      "a temporary key without its token": judged({}, at, { token: "t" }),
      "a token that has ended": judged({ "x-tc-token": "t" }, at, { token: "t", expiresAt: at }),
    },
    {
      right: "mine",
      "with the port in the header": "mine",
      "five minutes late": "mine",
      "later still": "AuthFailure.SignatureExpire",
      "from the future": "AuthFailure.SignatureExpire",
      "another key": "AuthFailure.SignatureFailure",
      "another body": "AuthFailure.SignatureFailure",
      "another content type": "AuthFailure.SignatureFailure",
      "another host": "AuthFailure.SignatureFailure",
      "another day's timestamp": "AuthFailure.SignatureFailure",
      "another service": "AuthFailure.SignatureFailure",
      "host not signed": "AuthFailure.SignatureFailure",
      "an unknown id": "AuthFailure.SecretIdNotFound",
      "no API key's id": "AuthFailure.InvalidSecretId",
      "no timestamp": "MissingParameter",
      "no authorization": "AuthFailure.InvalidAuthorization",
      "an older method": "AuthFailure.InvalidAuthorization",
      "a token it should not have": "AuthFailure.TokenFailure",
      "a temporary key": "mine",
      "a temporary key without its token": "AuthFailure.TokenFailure",
      "a token that has ended": "AuthFailure.TokenFailure",
    },
  );
});
