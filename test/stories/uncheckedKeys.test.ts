import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { inspect } from "node:util";
import { addAccount } from "../../src/commands/accounts/addAccount.ts";
import { renewAccount } from "../../src/commands/accounts/renewAccount.ts";
import { Computer, openWindow } from "../doubles/computer.ts";
import { Person } from "../doubles/person.ts";
import { pressButton } from "../doubles/pressButton.ts";
import { ProfileFolder } from "../doubles/profileFolder.ts";
import { runAndExplain } from "../doubles/runAndExplain.ts";
import { EcmProxy } from "../doubles/ecmProxy.ts";

const offline = "ClientError.ConnectionRefused";
const typed = ["Enter Keys", "China site", "AKIDcanary", "canaryKey", "", "Lab"];

/** A user who enters the keys of an account whose check fails. */
async function typing(context: TestContext, code: string, times: number, ...answers: readonly string[]) {
  const computer = new Computer(context);
  const ecm = new EcmProxy();
  computer.wrapEcm = ecm.wrap;
  ecm.failNext("countInstances", code, times);
  const person = new Person(...answers);
  const window = await openWindow(computer, person);
  const press = (button: string) => runAndExplain(window, pressButton(window, button));
  await runAndExplain(window, addAccount(window));
  const lastNotice = () => person.saw.at(-1) ?? "";
  const labels = () => window.accounts.all.map(({ label }) => label);
  return { computer, ecm, person, window, press, lastNotice, labels };
}

test("keys that cannot be checked offline are not kept, and are tried again as they were entered", async (context) => {
  const { person, press, lastNotice, labels } = await typing(context, offline, 2, ...typed);
  const refusal =
    "error: Account Lab was not added. No connection to Tencent Cloud could be made. You may be offline. Check the network, VPN and proxy of this computer, and the endpoint setting. [Retry] [Go Back…] [Show Log]";
  assert.equal(lastNotice(), refusal);
  await press("Retry");
  assert.deepEqual(person.saw.slice(-2), ["… Checking the keys of Lab", refusal]);
  assert.deepEqual(labels(), []);
  await press("Retry");
  assert.deepEqual(person.saw.slice(-2), [
    "… Checking the keys of Lab",
    "information: Account Lab was added: 24 instances.",
  ]);
  assert.deepEqual(labels(), ["Lab"]);
});

test("a check whose answer was lost does not advise to look whether something was done", async (context) => {
  const { lastNotice } = await typing(context, "ClientError.ConnectionLost", 1, ...typed);
  assert.match(lastNotice(), /was not added\. The connection broke before the answer was here\. \[Retry\]/);
});

test("refused keys lead back to their page, which still has the answers, with dots for secrets", async (context) => {
  const { computer, person, press, lastNotice } = await typing(context, "AuthFailure.SecretIdNotFound", 1, ...typed);
  assert.match(lastNotice(), /\[Go Back…\] \[Retry\] \[Copy RequestId\] \[Show Log\]$/);
  const before = person.saw.length;
  person.then("AKIDright", "Enter", "Enter", "Enter");
  await press("Go Back…");
  assert.deepEqual(person.saw.slice(before), [
    "Add Account: SecretId of an API key",
    "  AKIDright",
    "Add Account: SecretKey that belongs to the SecretId",
    "  •••••••••",
    "Add Account: Token, for temporary keys only. Leave it empty otherwise.",
    "  ",
    "Add Account: What is this account called here?",
    "  Lab",
    "… Checking the keys of Lab",
    "information: Account Lab was added: 24 instances.",
  ]);
  assert.match([...computer.secrets.kept.values()].join(), /"secretId":"AKIDright","secretKey":"canaryKey"/);
});

test("Back leads from the keys to the pages before them", async (context) => {
  const { person, window, press, labels } = await typing(context, offline, 1, ...typed);
  person.then("Back", "International site", "Enter", "Enter", "Enter", "Enter");
  await press("Go Back…");
  assert.deepEqual(
    window.accounts.all.map(({ label, site }) => `${label} ${site}`),
    ["Lab international"],
  );
  assert.deepEqual(labels(), ["Lab"]);
});

test("leaving the pages after going back keeps nothing", async (context) => {
  const { computer, person, press, labels } = await typing(context, offline, 1, ...typed);
  person.then("Escape");
  await press("Go Back…");
  assert.deepEqual(labels(), []);
  assert.equal(computer.secrets.kept.size, 0);
});

test("a notice that is printed or stored does not contain the keys that its buttons continue with", async (context) => {
  const { person } = await typing(context, offline, 1, ...typed);
  const printed = inspect(person.notices, { depth: Infinity, showHidden: true }) + JSON.stringify(person.notices);
  assert.doesNotMatch(printed, /canary/i);
});

test("a profile that cannot be checked is tried again, or another chosen", async (context) => {
  const folder = new ProfileFolder(context);
  folder.write("lab.credential", { secretId: "AKIDcanary", secretKey: "canaryKey" });
  folder.write("other.credential", { secretId: "AKIDother", secretKey: "otherKey" });
  const computer = new Computer(context);
  computer.tccliFolder = folder.tccli;
  const ecm = new EcmProxy();
  computer.wrapEcm = ecm.wrap;
  ecm.failNext("countInstances", offline);
  const person = new Person("tccli or SDK Profile", "lab", "Enter");
  const window = await openWindow(computer, person);
  await runAndExplain(window, addAccount(window));
  person.then("other", "Other");
  await pressButton(window, "Go Back…");
  assert.deepEqual(
    window.accounts.all.map(({ label, link }) => `${label} ${link?.reference.name}`),
    ["Other other"],
  );
});

test("renewing offline loses nothing either: the account keeps its old keys until the new ones were checked", async (context) => {
  const { computer, ecm, person, window, press, lastNotice } = await typing(context, offline, 0, ...typed);
  ecm.failNext("countInstances", offline);
  person.then("Lab", "AKIDnew", "newKey", "");
  await runAndExplain(window, renewAccount(window));
  assert.match(
    lastNotice(),
    /^error: Account Lab keeps its old keys\. No connection.*\[Retry\] \[Go Back…\] \[Show Log\]$/,
  );
  assert.match([...computer.secrets.kept.values()].join(), /AKIDcanary/);
  person.then("Enter", "newerKey", "Enter");
  await press("Go Back…");
  assert.equal(lastNotice(), "information: Account Lab has new keys.");
  assert.match([...computer.secrets.kept.values()].join(), /"secretId":"AKIDnew","secretKey":"newerKey"/);
});

test("keys entered for an account that was signed out meanwhile renew nothing", async (context) => {
  const { computer, ecm, person, window, press } = await typing(context, offline, 0, ...typed);
  ecm.failNext("countInstances", offline);
  person.then("Lab", "AKIDnew", "newKey", "");
  await runAndExplain(window, renewAccount(window));
  const [account] = window.accounts.all;
  assert.ok(account);
  await window.accounts.remove(account.id);
  await press("Retry");
  assert.equal(computer.secrets.kept.size, 0);
  assert.match(person.saw.at(-1) ?? "", /^warning: Account Lab is signed out\./);
});
