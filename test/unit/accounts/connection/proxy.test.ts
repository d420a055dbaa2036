import assert from "node:assert/strict";
import { test } from "node:test";
import { proxyFor } from "../../../../src/accounts/connection/proxy.ts";

const endpoint = "https://ecm.tencentcloudapi.com";

const cases: readonly (readonly [
  what: string,
  settings: Parameters<typeof proxyFor>[1],
  environment: Parameters<typeof proxyFor>[2],
  expected: string,
])[] = [
  ["nothing is set", {}, {}, ""],
  [
    "a proxy of the settings",
    { proxy: "http://proxy.test:3128" },
    { HTTPS_PROXY: "http://x" },
    "http://proxy.test:3128",
  ],
  ["a proxy with a password", { proxy: "http://me:secret@proxy.test:3128/" }, {}, "http://proxy.test:3128"],
  ["a SOCKS proxy", { proxy: "socks5://me:secret@proxy.test:1080" }, {}, "socks5://proxy.test:1080"],
  ["a proxy of the environment", {}, { https_proxy: "http://proxy.test" }, "http://proxy.test"],
  ["a proxy nobody can read", { proxy: "proxy of mine" }, {}, "set, but not an address"],
  ["proxies are switched off", { proxy: "http://proxy.test", proxySupport: "off" }, {}, ""],
  ["an exempt address", { proxy: "http://proxy.test", noProxy: ["ecm.tencentcloudapi.com"] }, {}, ""],
  ["an exempt domain", { proxy: "http://proxy.test", noProxy: ["*.tencentcloudapi.com"] }, {}, ""],
  ["another exempt domain", { proxy: "http://proxy.test", noProxy: ["cloudapi.com"] }, {}, "http://proxy.test"],
  ["exempt addresses that are no list", { proxy: "http://proxy.test", noProxy: "localhost" }, {}, "http://proxy.test"],
  ["an exempt address that is no text", { proxy: "http://proxy.test", noProxy: [1, null] }, {}, "http://proxy.test"],
  ["a proxy that is no text", { proxy: 3128 }, {}, ""],
];

for (const [what, settings, environment, expected] of cases) {
  test(`with ${what} the proxy is reported as "${expected}"`, () => {
    assert.equal(proxyFor(endpoint, settings, environment), expected);
  });
}

test("an invalid endpoint has no proxy", () => {
  assert.equal(proxyFor("", { noProxy: ["localhost"] }, {}), "");
});
