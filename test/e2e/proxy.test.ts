import assert from "node:assert/strict";
import { addAccount } from "./cloud.ts";
import { host, proxied } from "./proxied.ts";

const { story, asked } = proxied();

story(
  "calls go through the proxy of the settings, and a certificate the computer trusts is trusted",
  async (editor) => {
    const { window } = editor;
    await window.workbench.openContainer("ECM");
    await addAccount(editor);
    await window.instances.showsRow(/Lab China site · 24 instances/);
    assert.ok(asked.includes(`${host}:443`), asked.join(", "));
  },
);
