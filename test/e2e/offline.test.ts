import assert from "node:assert/strict";
import { createServer, type AddressInfo } from "node:net";
import { exampleKey } from "../simulator/keys.ts";
import { startSimulator } from "../simulator/startSimulator.ts";
import { patience } from "../tools/patience.ts";
import { shoot } from "./evidence.ts";
import { storiesIn } from "./stories.ts";
import { typeKeys } from "./typeKeys.ts";
import { walkToReview } from "./walkToReview.ts";

/** A port without a listener: it was free a moment ago. */
function deadPort(): Promise<number> {
  const server = createServer();
  return new Promise((found) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });
}

const port = await deadPort();
const keys = exampleKey("100000000001", 1);

const story = storiesIn({ settings: { "ecm.endpoint": `http://127.0.0.1:${port}` }, height: 1600 });

const refused = "Account Lab was not added. No connection to Tencent Cloud could be made.";

story("the sample account makes an image without any network", async ({ window }) => {
  await window.workbench.openContainer("ECM");
  await window.instances.pressWelcomeButton("Add Account…");
  await window.quick.choose("Sample Account");
  await window.toasts.says("Account Sample Account was added: 24 instances.");
  await window.toasts.dismiss("was added");
  await walkToReview(window, { account: "Sample Account", instance: "直播转码-03", name: "golden" });
  await window.quick.choose(/^Create Image/);
  await window.tasks.showsRow(/^golden image is being made/m);
  window.page.setDefaultTimeout(patience(60_000));
  await window.toasts.says(/Image golden of 直播转码-03 \(Sample Account\) is ready after .*: img-/);
  await window.tasks.showsRow(/^golden image is ready/m);
  await window.instances.collapse("Sample Account");
});

story("keys that cannot be checked without a network are reported as such, and nothing is kept", async ({ window }) => {
  await window.palette.run("ECM: Add Account…");
  await typeKeys(window, keys, "Lab");
  await window.toasts.says(refused);
  assert.deepEqual(await window.toasts.buttons(refused), ["Retry", "Go Back…", "Show Log"]);
  await shoot(window.page, "keys-offline");
  assert.doesNotMatch(await window.instances.tree(), /Lab/);
});

story("going back shows what was entered, with dots for the secrets", async ({ window }) => {
  const { quick } = window;
  await window.toasts.press(refused, "Go Back…");
  await quick.says("SecretId");
  assert.equal(await quick.value(), keys.secretId);
  await quick.accept();
  await quick.says("SecretKey");
  assert.equal(await quick.isMasked(), true);
  assert.equal(await quick.value(), keys.secretKey);
  await shoot(window.page, "keys-back");
  await quick.accept();
  await quick.says("Token");
  await quick.accept();
  await quick.says("called here");
  assert.equal(await quick.value(), "Lab");
  await quick.accept();
  await window.toasts.says(refused);
});

story("once there is a network, the keys are checked again as they were entered", async ({ window }) => {
  const simulator = await startSimulator({ port });
  try {
    await window.toasts.press(refused, "Retry");
    await window.toasts.says("Account Lab was added: 24 instances.");
    await window.instances.showsRow(/Lab China site · 24 instances/);
  } finally {
    await simulator.stop();
  }
  await window.toasts.dismiss("was added");
});
