import assert from "node:assert/strict";
import { host, proxied } from "./proxied.ts";

const { story, asked } = proxied({ "http.noProxy": [host] });

story("an address that http.noProxy names is not asked of the proxy", async ({ window }) => {
  await window.workbench.openContainer("ECM");
  await window.palette.run("ECM: Add Account…");
  await window.quick.choose("From Environment Variables");
  await window.quick.choose("cloud.tencent.com");
  await window.quick.says("called here");
  await window.quick.answer("Lab");
  // Only the proxy resolves that name.
  await window.toasts.says(/Tencent Cloud's address was not found/);
  assert.deepEqual(
    asked.filter((address) => address.startsWith(host)),
    [],
  );
});
