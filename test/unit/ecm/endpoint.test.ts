import assert from "node:assert/strict";
import { test } from "node:test";
import { endpointOf } from "../../../src/ecm/endpoint.ts";
import { badEndpoint } from "../../../src/ecm/errors/ownFailures.ts";
import { failureText } from "../../../src/view/errors/failureText.ts";

for (const [setting, origin] of [
  ["", "https://ecm.tencentcloudapi.com"],
  ["  ", "https://ecm.tencentcloudapi.com"],
  ["https://ecm.cloud.example", "https://ecm.cloud.example"],
  ["https://ecm.cloud.example/path?query", "https://ecm.cloud.example"],
  ["http://127.0.0.1:8787", "http://127.0.0.1:8787"],
  ["http://localhost:8787", "http://localhost:8787"],
  ["http://[::1]:8787", "http://[::1]:8787"],
  ["http://ecm.cloud.example", undefined],
  ["http://127.0.0.1.evil.example", undefined],
  ["http://localhost.evil.example", undefined],
  ["http://localhost@evil.example", undefined],
  ["https://user:password@ecm.cloud.example", undefined],
  ["ftp://ecm.cloud.example", undefined],
  ["javascript:alert(1)", undefined],
  ["ecm.cloud.example", undefined],
] as const) {
  test(`the endpoint "${setting}" ${origin === undefined ? "is refused" : `sends calls to ${origin}`}`, () => {
    const checked = endpointOf("china", setting, "setting");
    assert.equal(checked.ok ? checked.value : undefined, origin);
  });
}

for (const [source, culprit] of [
  ["setting", /^The setting ecm\.endpoint must/],
  ["profile", /^The endpoint in the profile must/],
] as const) {
  test(`a bad address of the ${source} is reported as such`, () => {
    const checked = endpointOf("china", "ecm.cloud.example", source);
    assert.ok(!checked.ok);
    assert.match(checked.say, culprit);
    const { text, advice } = failureText(badEndpoint(checked.say, source));
    assert.match(text, culprit);
    assert.match(advice, source === "setting" ? /setting/ : /profile/);
  });
}
