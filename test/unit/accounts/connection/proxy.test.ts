import assert from "node:assert/strict";
import { test } from "node:test";
import { type ProxyChoice, proxyFor, type ProxySettings } from "../../../../src/accounts/connection/proxy.ts";

const endpoint = "https://ecm.tencentcloudapi.com";
const on: ProxySettings = { proxySupport: "override" };

/** A choice as one line. */
const drawn = (choice: ProxyChoice): string =>
  [
    choice.kind === "none" ? `none: ${choice.reason}` : "",
    choice.kind === "proxy" ? `${choice.address} (${choice.source})` : "",
    choice.kind === "system" ? "system" : "",
    choice.isSettingIgnored === true ? " setting ignored" : "",
  ].join("");

const proxy = "http://proxy.test:3128";
const used = `${proxy} (setting)`;

type Environment = Parameters<typeof proxyFor>[2];
const settings: readonly (readonly [
  what: string,
  settings: ProxySettings,
  environment: Environment,
  expected: string,
])[] = [
  ["nothing is set", {}, {}, "system"],
  ["a proxy of the settings", { proxy }, { https_proxy: "http://x" }, used],
  ["a proxy with a password", { proxy: "http://me:secret@proxy.test:3128/" }, {}, used],
  ["a password with odd characters", { proxy: "http://me:a@b/c@proxy.test:3128" }, {}, used],
  ["a SOCKS proxy", { proxy: "socks5://me:secret@proxy.test:1080" }, {}, "socks5://proxy.test:1080 (setting)"],
  ["a proxy of the environment", {}, { https_proxy: "http://proxy.test" }, "http://proxy.test (environment)"],
  ["a proxy for http alone", {}, { HTTP_PROXY: "http://proxy.test" }, "http://proxy.test (environment)"],
  ["two of the environment", {}, { HTTPS_PROXY: "http://b", https_proxy: "http://a" }, "http://a (environment)"],
  ["an unreadable proxy", { proxy: "proxy of mine" }, {}, "system setting ignored"],
  [
    "a proxy without http://",
    { proxy: "proxy.test:3128" },
    { HTTPS_PROXY: proxy },
    `${proxy} (environment) setting ignored`,
  ],
  ["a proxy that is no text", { proxy: 3128 }, {}, "system"],
  ["proxies switched off", { proxy, proxySupport: "off" }, {}, "none: proxySupport"],
  ["proxies as a fallback", { proxy, proxySupport: "fallback" }, {}, used],
  ["proxies on", { proxy, proxySupport: "on" }, {}, used],
  ["no setting about proxies", { proxy, proxySupport: undefined }, {}, "none: proxySupport"],
  ["a fetch without VS Code's help", { proxy, fetchAdditionalSupport: false }, {}, "none: fetchSupport"],
  ["a remote machine on its own", { useLocalProxyConfiguration: false }, {}, "none: remote"],
  ["a remote machine's own proxy", { useLocalProxyConfiguration: false, proxy }, {}, used],
];

for (const [what, set, environment, expected] of settings) {
  test(`with ${what} the proxy is reported as "${expected}"`, () => {
    assert.equal(drawn(proxyFor(endpoint, { ...on, ...set }, environment)), expected);
  });
}

const exemptions: readonly (readonly [entries: unknown, expected: string])[] = [
  [["ecm.tencentcloudapi.com"], "none: noProxy"],
  [["tencentcloudapi.com"], "none: noProxy"],
  [[".tencentcloudapi.com"], "none: noProxy"],
  [[" TencentCloudAPI.com "], "none: noProxy"],
  [["tencentcloudapi.com:443"], "none: noProxy"],
  [["*"], "none: noProxy"],
  [[" * "], "none: noProxy"],
  [["localhost", "com"], "none: noProxy"],
  // VS Code knows no pattern but the lone asterisk.
  [["*.tencentcloudapi.com"], used],
  [["cloudapi.com"], used],
  [["tencentcloudapi.com:8443"], used],
  [["https://ecm.tencentcloudapi.com"], used],
  [[""], used],
  [[], used],
  ["ecm.tencentcloudapi.com", used],
  [[1, null], used],
];

for (const [noProxy, expected] of exemptions) {
  test(`with http.noProxy ${JSON.stringify(noProxy)} the proxy is reported as "${expected}"`, () => {
    assert.equal(drawn(proxyFor(endpoint, { ...on, proxy, noProxy }, {})), expected);
  });
}

const environments: readonly (readonly [NO_PROXY: string, expected: string])[] = [
  ["tencentcloudapi.com", "none: environment"],
  ["localhost, tencentcloudapi.com", "none: environment"],
  ["tencentcloudapi.com:443", "none: environment"],
  ["*", "none: environment"],
  ["a,*", "none: environment"],
  // An asterisk after a space is a name, to VS Code.
  ["a, *", used],
  ["*.tencentcloudapi.com", used],
  ["", used],
];

for (const [NO_PROXY, expected] of environments) {
  test(`with NO_PROXY "${NO_PROXY}" the proxy is reported as "${expected}"`, () => {
    assert.equal(drawn(proxyFor(endpoint, { ...on, proxy }, { NO_PROXY })), expected);
  });
}

test("any entry of http.noProxy replaces NO_PROXY", () => {
  const environment = { no_proxy: "tencentcloudapi.com" };
  assert.equal(drawn(proxyFor(endpoint, { ...on, proxy, noProxy: ["localhost"] }, environment)), used);
});

test("this computer's own addresses are reached without a proxy", () => {
  for (const own of ["http://127.0.0.1:8787", "https://localhost", "http://[::1]:8787"])
    assert.equal(drawn(proxyFor(own, { ...on, proxy }, {})), "none: loopback", own);
  assert.equal(drawn(proxyFor("https://127.0.0.2", { ...on, proxy }, {})), used);
});

test("an invalid endpoint has no exemption", () => {
  assert.equal(drawn(proxyFor("", { ...on, noProxy: ["localhost"] }, {})), "system");
});
