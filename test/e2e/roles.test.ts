import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atTheEnd } from "./atTheEnd.ts";
import { noKeyIsLeftInLog } from "./canary.ts";
import { type RunningSimulator, startSimulator } from "../simulator/startSimulator.ts";
import { storiesIn } from "./stories.ts";

const arn = "qcs::cam::uin/100000000001:roleName/deploy";
const home = mkdtempSync(join(tmpdir(), "ecm-"));
const time = { later: 0 };
let simulator: RunningSimulator;

/** Writes a tccli profile with its endpoints into the home folder. */
function writeProfile({ url, keys: { secretId, secretKey } }: RunningSimulator): void {
  const folder = join(home, ".tccli");
  const write = (name: string, content: object) =>
    writeFileSync(join(folder, name), JSON.stringify(content), { mode: 0o600 });
  mkdirSync(folder);
  write("deploy.credential", { secretId, secretKey, "role-arn": arn, "role-session-name": "me" });
  write("deploy.configure", { ecm: { endpoint: url }, sts: { endpoint: url } });
}

const story = storiesIn(async () => {
  simulator = await startSimulator({ wall: { now: () => Date.now() + time.later } });
  atTheEnd("the simulator", endSimulator);
  simulator.simulator.roles.add(arn, "100000000001");
  simulator.simulator.roles.longestSeconds = 60;
  writeProfile(simulator);
  return { height: 1600, environment: { HOME: home } };
});

atTheEnd("the home folder", () => rmSync(home, { recursive: true, force: true }));

async function endSimulator(): Promise<void> {
  await simulator.stop();
  noKeyIsLeftInLog(simulator.log);
}

const given = () => simulator.log.filter(({ action, outcome }) => action === "AssumeRole" && outcome === "ok").length;

story("setUp: a profile with a role is linked, and lists what the role may see", async ({ window }) => {
  await window.workbench.openContainer("ECM");
  await window.instances.pressWelcomeButton("Add Account…");
  await window.quick.choose("tccli or SDK Profile");
  await window.quick.choose("deploy");
  await window.quick.says("called here");
  await window.quick.accept();
  await window.toasts.says("Account deploy was added: 24 instances.");
  await window.toasts.dismiss("was added");
  await window.instances.showsRow(/deploy China site · profile deploy · 24 instances/);
  assert.ok(given() > 0);
});

story("the role's keys expire and are renewed without a notice", async ({ window }) => {
  const before = given();
  // After a minute and a half the keys have expired, and signatures are still valid.
  time.later = 90_000;
  simulator.world.change((state) => ({ ...state, instances: state.instances.slice(0, 3) }));
  await window.palette.run("ECM: Refresh");
  await window.instances.showsRow(/deploy China site · profile deploy · 3 instances/);
  assert.ok(given() > before);
  assert.deepEqual(await window.toasts.messages(), []);
  assert.ok(simulator.log.every(({ outcome }) => outcome === "ok"));
});
