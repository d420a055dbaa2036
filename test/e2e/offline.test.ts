import assert from "node:assert/strict";
import { createServer, type AddressInfo } from "node:net";
import { storiesIn } from "./stories.ts";

/** An address where nobody listens: it was free a moment ago. */
function deadAddress(): Promise<string> {
  const server = createServer();
  return new Promise((found) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(`http://127.0.0.1:${port}`));
    });
  });
}

const story = storiesIn(async () => ({
  settings: { "ecm.endpoint": await deadAddress() },
  environment: { TENCENTCLOUD_SECRET_ID: "AKIDnobody", TENCENTCLOUD_SECRET_KEY: "nothing" },
  height: 1600,
}));

story("keys cannot be tried without a network, which is told, and nothing is kept", async ({ window }) => {
  await window.workbench.openContainer("ECM");
  await window.instances.pressWelcomeButton("Add Account…");
  await window.quick.choose("From Environment Variables");
  await window.quick.choose("cloud.tencent.com");
  await window.quick.says("called here");
  await window.quick.answer("Lab");
  await window.toasts.says("No connection to Tencent Cloud could be made.");
  await window.toasts.dismiss("No connection");
  assert.match(await window.instances.welcome(), /Add Account/);
});

story("the sample account makes an image without any network", async ({ window }) => {
  const title = "Create Image · Sample Account · 直播转码-03";
  await window.instances.pressWelcomeButton("Add Account…");
  await window.quick.choose("Sample Account");
  await window.toasts.says("Account Sample Account was added: 24 instances.");
  await window.toasts.dismiss("was added");
  await window.menu.choose(window.instances.row("直播转码-03"), "Create Image…");
  await window.quick.asks(title, "1/3");
  await window.quick.answer("golden");
  await window.quick.asks(title, "2/3");
  await window.quick.answer("");
  await window.quick.asks(title, "3/3");
  await window.quick.choose(/^Create Image/);
  await window.tasks.showsRow(/^golden image is being made/m);
  window.page.setDefaultTimeout(60_000);
  await window.toasts.says(/Image golden of 直播转码-03 \(Sample Account\) is ready after .*: img-/);
  await window.tasks.showsRow(/^golden image is ready/m);
});
