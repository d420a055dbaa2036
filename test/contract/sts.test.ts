import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import type { ProfileKeys } from "../../src/accounts/profiles/profile.ts";
import { Profiles } from "../../src/accounts/profiles/profiles.ts";
import { connectToCloud } from "../../src/ecm/connect.ts";
import type { SenderOptions } from "../../src/ecm/transport/sender.ts";
import { assumeRole } from "../../src/ecm/sts.ts";
import { ProfileFolder } from "../doubles/profileFolder.ts";
import { startSimulator } from "../simulator/startSimulator.ts";
import { failureOf, never, TestClock, TestLog } from "./clientWorld.ts";

const arn = "qcs::cam::uin/100000000001:roleName/deploy";
const role = { arn, sessionName: "me" };
const hour = 3_600_000;

/** STS and ECM in one simulator, whose time is moved by hand. Calls are signed with the computer's time. */
async function cloud(context: TestContext) {
  const time = { later: 0 };
  const running = await startSimulator({ wall: { now: () => Date.now() + time.later } });
  context.after(running.stop);
  running.simulator.roles.add(arn, "100000000001");
  const sender = (credential: SenderOptions["credential"]): SenderOptions => ({
    credential,
    endpoint: running.url,
    language: "en-US",
    clock: new TestClock(),
    log: new TestLog(),
  });
  const assume = (changes: object = {}, keys: Partial<typeof running.keys> = {}) =>
    assumeRole(
      sender(async () => ({ ...running.keys, ...keys })),
      { ...role, ...changes },
      never,
    );
  const outcomes = () => running.log.map(({ action, outcome }) => `${action} ${outcome}`);
  return { ...running, time, sender, assume, outcomes };
}

test("STS returns a role's keys, and those sign calls of ECM", async (context) => {
  const { assume, sender, outcomes } = await cloud(context);
  const { credential, expiresAt } = await assume();
  assert.ok(Math.abs(expiresAt - Date.now() - 2 * hour) < 60_000);
  assert.equal(await connectToCloud(sender(async () => credential)).countInstances(never), 24);
  assert.deepEqual(outcomes(), ["AssumeRole ok", "DescribeInstances ok"]);
});

test("a role's keys work only with their token, and until they expire", async (context) => {
  const { assume, sender, simulator, time } = await cloud(context);
  simulator.roles.longestSeconds = 60;
  const { credential } = await assume();
  const count = (changes: object = {}) =>
    connectToCloud(sender(async () => ({ ...credential, ...changes }))).countInstances(never);
  assert.equal((await failureOf(count({ token: undefined }))).code, "AuthFailure.TokenFailure");
  assert.equal(await count(), 24);
  time.later = 61_000;
  assert.equal((await failureOf(count())).code, "AuthFailure.TokenFailure");
});

test("STS refuses a wrong signature, an unknown key, a missing role and a bad session name", async (context) => {
  const { assume } = await cloud(context);
  const codes = [
    assume({}, { secretKey: "wrong" }),
    assume({}, { secretId: "AKIDnobody" }),
    assume({ arn: `${arn}2` }),
    assume({ sessionName: "a b" }),
  ].map(async (call) => (await failureOf(call)).code);
  assert.deepEqual(await Promise.all(codes), [
    "AuthFailure.SignatureFailure",
    "AuthFailure.SecretIdNotFound",
    "ResourceNotFound.RoleNotFound",
    "InvalidParameter.ParamError",
  ]);
});

test("a role sees the cloud of its own account", async (context) => {
  const { assume, sender, simulator } = await cloud(context);
  const { world } = simulator.addAccount("100000000002");
  world.change((state) => ({ ...state, instances: state.instances.slice(0, 3) }));
  const other = "qcs::cam::uin/100000000002:roleName/deploy";
  simulator.roles.add(other, "100000000002");
  const { credential } = await assume({ arn: other });
  assert.equal(await connectToCloud(sender(async () => credential)).countInstances(never), 3);
});

test("a profile with a role calls STS at the address in its file, once while its keys are valid, and again before they expire", async (context) => {
  const { url, keys, sender, outcomes } = await cloud(context);
  const folder = new ProfileFolder(context);
  const { secretId, secretKey } = keys;
  const file = folder.write("lab.credential", { secretId, secretKey, "role-arn": arn, "role-session-name": "me" });
  folder.write("lab.configure", { ecm: { endpoint: url }, sts: { endpoint: url } });
  let later = 0;
  const asked: string[] = [];
  const profiles = new Profiles({
    clock: Object.assign(new TestClock(), { now: () => Date.now() + later }),
    tccliFolder: () => folder.tccli,
    iniFiles: [],
    assume: async ({ credential, role: wanted }: ProfileKeys & { kind: "role" }, { stsEndpoint }) => {
      asked.push(stsEndpoint);
      return assumeRole({ ...sender(async () => credential), endpoint: stsEndpoint }, wanted, never);
    },
  });
  const reference = { format: "tccli", file, name: "lab" } as const;
  const ecm = connectToCloud(sender(() => profiles.credential(reference)));
  await ecm.countInstances(never);
  await ecm.countInstances(never);
  later = 2 * hour - 4 * 60_000;
  await ecm.countInstances(never);
  const listed = "DescribeInstances ok";
  assert.deepEqual(outcomes(), ["AssumeRole ok", listed, listed, "AssumeRole ok", listed]);
  assert.deepEqual(asked, [url, url]);
});
