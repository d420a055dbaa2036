import assert from "node:assert/strict";
import { test } from "node:test";
import { columnsOf, wrapped } from "../../../../src/view/text/wrap.ts";

const english =
  "- ✘ No connection to Tencent Cloud could be made. You may be offline. Check the network, VPN and proxy of this computer, and the endpoint setting. (ClientError.ConnectionRefused: connect ECONNREFUSED 127.0.0.1:8787)";
const chinese =
  "- ✘ 无法连接到腾讯云，可能处于离线状态。请检查本机的网络、VPN 和代理，以及接入点设置（ecm.endpoint）是否正确；如果使用了代理，请确认代理可用。（ClientError.ConnectionRefused：connect ECONNREFUSED）";

test("a long line is wrapped between words, and continues under its own text", () => {
  assert.equal(
    wrapped(english, 4),
    `- ✘ No connection to Tencent Cloud could be made. You may be offline. Check the network,
    VPN and proxy of this computer, and the endpoint setting.
    (ClientError.ConnectionRefused: connect ECONNREFUSED 127.0.0.1:8787)`,
  );
});

test("Chinese is wrapped between characters, and no line begins with closing punctuation", () => {
  assert.equal(
    wrapped(chinese, 4),
    `- ✘ 无法连接到腾讯云，可能处于离线状态。请检查本机的网络、VPN 和代理，以及接入点设置
    （ecm.endpoint）是否正确；如果使用了代理，请确认代理可用。
    （ClientError.ConnectionRefused：connect ECONNREFUSED）`,
  );
});

for (const text of [english, chinese, "字".repeat(300), "a b ".repeat(200), `path ${"x".repeat(200)} end`, "", " "])
  test(`${JSON.stringify(text.slice(0, 20))} is wrapped without loss, and its lines fit`, () => {
    const lines = wrapped(text, 4).split("\n");
    assert.equal(
      lines
        .map((line) => line.trim())
        .join("")
        .replaceAll(" ", ""),
      text.replaceAll(" ", ""),
    );
    for (const line of lines) assert.ok(columnsOf(line) <= 88 || !line.trim().includes(" "), line);
  });

test("a short text stays as it is", () => assert.equal(wrapped("- ✔ Keys: valid", 4), "- ✔ Keys: valid"));
