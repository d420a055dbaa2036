import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { type ProxyChoice, proxyFor, type ProxySettings } from "../../src/accounts/connection/proxy.ts";
import { installedProxies } from "./vscodeProxies.ts";

const entry = fc.constantFrom(
  ..."* com tencentcloudapi.com .tencentcloudapi.com ecm.tencentcloudapi.com *.tencentcloudapi.com".split(" "),
  ..."api.com localhost tencentcloudapi.com:443 tencentcloudapi.com:80 :443 TENCENTCLOUDAPI.COM [::1] ::1".split(" "),
  ..."127.0.0.1 127.0.0 10.0.0.0/8 .".split(" "),
  "",
  " ",
  " * ",
  " tencentcloudapi.com ",
);
const proxy = fc.constantFrom(
  undefined,
  "",
  "http://proxy.test:3128",
  "https://proxy.test",
  " HTTP://me:secret@proxy.test:3128/ ",
  "socks5://proxy.test:1080",
  "socks4://proxy.test:1080",
  "proxy.test:3128",
  "ftp://proxy.test",
);
const list = fc.array(entry, { maxLength: 3 });
const noProxyOfEnvironment = fc.option(
  list.map((entries) => entries.join(",")),
  { nil: undefined },
);
const someCase = fc.record({
  endpoint: fc.constantFrom(
    "https://ecm.tencentcloudapi.com",
    "https://ecm.tencentcloudapi.com:8443",
    "http://127.0.0.1:8787",
    "http://[::1]:8787",
    "http://localhost",
    "https://10.1.2.3",
  ),
  settings: fc.record({
    proxySupport: fc.constantFrom("override", "on", "fallback", "off", undefined),
    fetchAdditionalSupport: fc.constantFrom(true, true, true, false),
    proxy,
    noProxy: list,
  }),
  environment: fc.record({
    https_proxy: proxy,
    HTTPS_PROXY: proxy,
    http_proxy: proxy,
    HTTP_PROXY: proxy,
    no_proxy: noProxyOfEnvironment,
    NO_PROXY: noProxyOfEnvironment,
  }),
});

/** The host that is told, as VS Code's own code names it. */
function hostOf(choice: ProxyChoice): string {
  if (choice.kind === "none") return "none";
  return choice.kind === "system" ? "system.test:8080" : choice.address.replace(/^.*:\/\//, "");
}

const hostIn = (url: string | undefined): string =>
  url === undefined
    ? "none"
    : url
        .replace(/^.*:\/\//, "")
        .replace(/^.*@/, "")
        .replace(/\/$/, "");

for (const [editor, vscode] of installedProxies) {
  test(
    `the proxy that is told is the one VS Code's own code uses: ${editor}`,
    {
      skip: vscode ? false : "not installed",
    },
    async () => {
      assert.ok(vscode);
      const sameProxy = async (endpoint: string, settings: ProxySettings, env: Record<string, string | undefined>) => {
        const used = await vscode.proxyOf(endpoint, {
          getProxyURL: () => settings.proxy as string,
          getProxySupport: () => (settings.proxySupport as string | undefined) ?? "off",
          getNoProxyConfig: () => settings.noProxy as readonly string[],
          isAdditionalFetchSupportEnabled: () => settings.fetchAdditionalSupport !== false,
          env,
        });
        assert.equal(hostOf(proxyFor(endpoint, settings, env)), hostIn(used));
      };
      const same = fc.asyncProperty(someCase, ({ endpoint, settings, environment }) =>
        sameProxy(endpoint, settings, environment),
      );
      await fc.assert(same, { numRuns: 3000 });
    },
  );
}
