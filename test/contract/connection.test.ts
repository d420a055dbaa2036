import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import type { Account, AccountId } from "../../src/accounts/account.ts";
import { testConnectionSteps } from "../../src/accounts/connection/connection.ts";
import { actionsFor } from "../../src/accounts/connection/policies.ts";
import type { ProxyChoice } from "../../src/accounts/connection/proxy.ts";
import { systemClock } from "../../src/base/clock.ts";
import { ecmError } from "../../src/ecm/errors/classify.ts";
import type { SenderOptions } from "../../src/ecm/transport/sender.ts";
import { assumeRole } from "../../src/ecm/sts.ts";
import { connectionReport } from "../../src/view/accounts/connectionReport.ts";
import { startSimulator } from "../simulator/startSimulator.ts";
import { replies, serve } from "./clientServer.ts";
import { failureOf, never, TestClock, TestLog } from "./clientWorld.ts";

const account = {
  id: "a" as AccountId,
  label: "Lab",
  site: "china",
  kind: "keys",
  secretIdStart: "AKID",
  addedAt: 0,
} as const satisfies Account;

const key = { secretId: "AKIDcanaryCANARY1", secretKey: "canarySecretKey", token: undefined };

const sender = (endpoint: string, changes: Partial<SenderOptions> = {}): SenderOptions => ({
  credential: () => Promise.resolve(key),
  endpoint,
  language: "en-US",
  clock: systemClock,
  log: new TestLog(),
  ...changes,
});

const onThisComputer: ProxyChoice = { kind: "none", reason: "loopback" };

/** The report of a test, without the parts that differ from run to run. */
async function report(options: SenderOptions, proxy: ProxyChoice = onThisComputer): Promise<string> {
  const text = connectionReport(account, await testConnectionSteps({ sender: options, proxy }, never), 0);
  return text
    .replace(/[^]*Network\n\n/, "")
    .replaceAll("\n    ", " ")
    .replaceAll(/127\.0\.0\.1:\d+/g, "127.0.0.1:…")
    .replaceAll(/after \d+ ms/g, "after … ms")
    .replaceAll(/\d+ s (ahead of|behind)/g, "… s from");
}

async function simulated(context: TestContext) {
  const simulator = await startSimulator();
  context.after(() => simulator.stop());
  return simulator;
}

const reached = `- ✔ Address: http://127.0.0.1:…
- ✔ Proxy: none, the address is on this computer
- ✔ Name lookup: 127.0.0.1
- ✔ Connection: HTTP 200 after … ms, not encrypted
- ✔ Clock: … s from the server
`;

/** These succeed without parameters; the others can only be seen as not denied. */
const lists = ["DescribeInstances", "DescribeImage", "DescribeModule", "DescribeConfig"];

test("a connection that works is reported step by step, and nothing changes in the cloud", async (context) => {
  const { url, keys, world } = await simulated(context);
  const before = JSON.stringify(world.state);
  const options = sender(url, { credential: () => Promise.resolve(keys) });
  assert.equal(
    await report(options),
    `${reached}- ✔ Keys: valid

Permissions

Actions that change something were asked for without naming anything, so nothing has
happened.

${actionsFor.all.map((action) => `- ✔ ecm:${action}${lists.includes(action) ? "" : ": not denied"}`).join("\n")}
`,
  );
  assert.equal(JSON.stringify(world.state), before);
});

test("a missing permission is reported with the policy that would grant it", async (context) => {
  const { url, keys, simulator } = await simulated(context);
  simulator.keyRing.set({ ...keys, denied: ["CreateImage", "DeleteImage"] });
  const text = await report(sender(url, { credential: () => Promise.resolve(keys) }));
  assert.match(text, /- ✘ ecm:CreateImage: not allowed/);
  const policy: unknown = JSON.parse(/\{[^]*\}/.exec(text)?.[0] ?? "");
  assert.deepEqual(policy, {
    version: "2.0",
    statement: [{ effect: "allow", action: ["ecm:CreateImage", "ecm:DeleteImage"], resource: ["*"] }],
  });
});

test("a wrong key is reported, and no permission is tested with it", async (context) => {
  const { url, log } = await simulated(context);
  assert.match(await report(sender(url)), /- ✘ Tencent Cloud does not know this account's SecretId\./);
  assert.deepEqual(
    log.filter(({ action }) => action !== "").map(({ action }) => action),
    ["DescribeInstances"],
  );
});

test("an address without a listener is reported with what to check", async () => {
  const { url, stop } = await startSimulator();
  await stop();
  const text = await report(sender(url));
  assert.match(text, /- ✘ No connection to Tencent Cloud could be made\..*proxy of this computer/);
});

test("a host name that does not exist is reported, unless a proxy resolves names, which ticks nothing", async () => {
  const options = sender("https://nowhere.invalid");
  assert.match(await report(options), /- ✘ Tencent Cloud's address was not found/);
  const behind = await report(options, { kind: "proxy", source: "setting", address: "http://proxy.test:8080" });
  assert.match(behind, /- ○ Name lookup: this computer does not find the name\. The proxy looks it up instead/);
});

test("where the operating system may have a proxy, only a connection shows that it resolves names", async () => {
  const text = await report(sender("https://nowhere.invalid"), { kind: "system" });
  assert.match(text, /- ○ Proxy: the one of the operating system, if it has one/);
  assert.match(text, /- ✘ Tencent Cloud's address was not found/);
  const failure = ecmError({
    action: "",
    code: "ClientError.NameNotResolved",
    message: "getaddrinfo ENOTFOUND x",
  }).failure;
  const connection = { ok: true, status: 200, milliseconds: 9, clockAhead: 0 } as const;
  const rest = { endpoint: "https://x", checksCertificates: true, connection, keys: undefined, permissions: [] };
  const found = connectionReport(account, { ...rest, proxy: { kind: "system" }, name: { ok: false, failure } }, 0);
  assert.match(found, /- ○ Name lookup: this computer does not find the name\. A proxy of the operating\s+system/);
});

test("keys are reported as valid only if an answer proves it", async (context) => {
  const { url, keys, faults } = await simulated(context);
  const options = sender(url, { credential: () => Promise.resolve(keys), clock: new TestClock() });
  faults.add("DescribeInstances", { kind: "error", code: "InternalError" }, "all");
  const others = await report(options);
  assert.match(others, /- ✔ Keys: valid/);
  assert.match(others, /- ⚠ ecm:DescribeInstances: cannot be told/);
  faults.add("*", { kind: "error", code: "InternalError" }, "all");
  assert.doesNotMatch(await report(options), /✔ Keys|✔ ecm:/);
});

test("a certificate that is not checked is not ticked", () => {
  const connection = { ok: true, status: 200, milliseconds: 9, clockAhead: 0 } as const;
  const rest = {
    endpoint: "https://x",
    checksCertificates: false,
    connection,
    keys: undefined,
    permissions: [],
    proxy: onThisComputer,
  };
  const text = connectionReport(account, { ...rest, name: { ok: true, addresses: ["1.2.3.4"] } }, 0);
  assert.match(text, /- ⚠ Connection: HTTP 200 after 9 ms\. Certificates are not checked/);
});

test("a wrong clock is reported before signatures fail", async (context) => {
  const { url, keys } = await simulated(context);
  const off = (minutes: number) =>
    report(
      sender(url, {
        credential: () => Promise.resolve(keys),
        clock: { ...systemClock, now: () => Date.now() + minutes * 60_000 },
      }),
    );
  assert.match(await off(2), /- ⚠ Clock: … s from the server\. Beyond five minutes every signature is refused/);
  assert.match(await off(-9), /- ✘ Clock: … s from the server\. Beyond five minutes/);
});

const expires = { ExpiredTime: 1_900_000_000 };
const role = { arn: "qcs::cam::uin/1:roleName/deploy", sessionName: "me" };

test("AssumeRole returns a role's keys, with a request signed for STS", async (context) => {
  const credentials = { TmpSecretId: "AKIDtmp", TmpSecretKey: "k", Token: "t" };
  const { endpoint, requests } = await serve(context, replies({ Credentials: credentials, ...expires }));
  assert.deepEqual(await assumeRole(sender(endpoint), role, never), {
    credential: { secretId: "AKIDtmp", secretKey: "k", token: "t" },
    expiresAt: 1_900_000_000_000,
  });
  const [request] = requests;
  assert.deepEqual(
    [request?.action, request?.headers["x-tc-version"], JSON.parse(request?.body ?? "")],
    ["AssumeRole", "2018-08-13", { RoleArn: role.arn, RoleSessionName: "me", DurationSeconds: 7200 }],
  );
});

test("a role that is refused says why; a reply without keys is no success", async (context) => {
  const denied = { Error: { Code: "UnauthorizedOperation", Message: "no" } };
  const first = await serve(context, replies(denied));
  assert.equal((await failureOf(assumeRole(sender(first.endpoint), role, never))).code, "UnauthorizedOperation");
  const second = await serve(context, replies({}));
  assert.equal((await failureOf(assumeRole(sender(second.endpoint), role, never))).code, "ClientError.ParseJsonError");
});

test("a message that repeats the key is redacted before it is kept", async (context) => {
  const message = `unknown ${key.secretId} signed with ${key.secretKey}`;
  const { endpoint } = await serve(context, replies({ Error: { Code: "AuthFailure", Message: message } }));
  const failure = await failureOf(assumeRole(sender(endpoint), role, never));
  assert.equal(failure.message, "unknown AKID… signed with …");
});
