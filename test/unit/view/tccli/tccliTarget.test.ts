import assert from "node:assert/strict";
import { test } from "node:test";
import { tccliOptions } from "../../../../src/view/tccli/tccliTarget.ts";

const link = (format: "tccli" | "ini", endpoint = "") => ({
  reference: { format, file: "/home/me/.tccli/lab.credential", name: "lab" },
  endpoint,
  isExposed: false,
});

test("tccli calls the cloud of the account", () => {
  const cases: readonly (readonly [...Parameters<typeof tccliOptions>, expected: string])[] = [
    [{ site: "china" }, "", ""],
    [{ site: "international" }, "", "--endpoint=ecm.intl.tencentcloudapi.com"],
    [{ site: "china" }, "https://ecm.example.com:8443", "--endpoint=ecm.example.com:8443"],
    [{ site: "china", link: link("tccli", "https://ecm.own.example.com") }, "", "--profile=lab"],
    [{ site: "international", link: link("tccli") }, "", "--profile=lab"],
    [{ site: "china", link: link("tccli") }, "https://set.example.com", "--profile=lab --endpoint=set.example.com"],
    [{ site: "china", link: link("ini", "https://ecm.own.example.com") }, "", "--endpoint=ecm.own.example.com"],
    [{ site: "international", link: link("ini") }, "", "--endpoint=ecm.intl.tencentcloudapi.com"],
  ];
  for (const [account, setting, expected] of cases) assert.equal(tccliOptions(account, setting).join(" "), expected);
});
