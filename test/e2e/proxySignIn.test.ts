import assert from "node:assert/strict";
import { shoot } from "./evidence.ts";
import { host, proxied } from "./proxied.ts";

const { story, asked } = proxied({}, "407 Proxy Authentication Required");

story(
  "a proxy that answers 407 is named as what wants a sign-in, and nothing is said to be done",
  async ({ window }) => {
    await window.workbench.openContainer("ECM");
    await window.palette.run("ECM: Add Account…");
    await window.quick.choose("From Environment Variables");
    await window.quick.choose("cloud.tencent.com");
    await window.quick.says("called here");
    await window.quick.answer("Lab");
    await window.toasts.says(
      /Account Lab was not added\. The proxy requires you to sign in, so nothing was sent\. Enter your user name/,
    );
    await shoot(window.page, "proxy-sign-in");
    assert.ok(asked.includes(`${host}:443`), asked.join(", "));
    assert.doesNotMatch(await window.instances.tree(), /Lab/);
  },
);
