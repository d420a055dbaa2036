import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import type { Account } from "../../src/accounts/account.ts";
import { createImage } from "../../src/commands/images/createImage.ts";
import { decideTask } from "../../src/commands/tasks/decideTask.ts";
import { dismissTask } from "../../src/commands/tasks/taskList.ts";
import { protectAccount } from "../../src/commands/accounts/editAccount.ts";
import { renewAccount } from "../../src/commands/accounts/renewAccount.ts";
import { signOut } from "../../src/commands/accounts/signInOut.ts";
import { unprotectAccount } from "../../src/commands/accounts/editAccount.ts";
import type { Profile } from "../../src/accounts/profiles/profile.ts";
import type { ImageId, InstanceId } from "../../src/ecm/model.ts";
import { copiedText } from "../../src/view/text/phrases.ts";
import { explain } from "../../src/view/errors/explain.ts";
import { instanceStateLabel, whyNoImage } from "../../src/view/instances/instanceText.ts";
import { UserError } from "../../src/base/userError.ts";
import { JournalError } from "../../src/tasks/journal/journal.ts";
import { imageRows } from "../../src/view/images/imageRows.ts";
import { instanceRows } from "../../src/view/instances/instanceRows.ts";
import { expiryNotice } from "../../src/view/accounts/accountNotices.ts";
import { connectionReport } from "../../src/view/accounts/connectionReport.ts";
import { problemNotice } from "../../src/view/tasks/taskNotices.ts";
import { whichProfile } from "../../src/view/accounts/profilePages.ts";
import { progressTitle } from "../../src/view/tasks/taskProgress.ts";
import type { Row } from "../../src/view/ui/row.ts";
import { statusOf } from "../../src/view/tasks/taskStatus.ts";
import { taskDocument } from "../../src/view/tasks/taskDocument.ts";
import { taskRows } from "../../src/view/tasks/taskRows.ts";
import { anyInstance } from "../../src/view/instances/instancePages.ts";
import { whichImage } from "../../src/view/images/imagePages.ts";
import type { PickChoice } from "../../src/view/ui/question.ts";
import { someAccount } from "../doubles/someAccount.ts";
import { someImage } from "../doubles/someImage.ts";
import { someInstance } from "../doubles/someInstance.ts";
import { Computer, openWindow, type Window } from "../doubles/computer.ts";
import { Person } from "../doubles/person.ts";

const evil = "x$(zap)[a](command:ecm.signOut)\u202e\u2066\u0007\n# **b** <img src=x> `c`\u2028|d";

/** Text that VS Code would render, follow or run instead of showing it. */
const trick = /\$\(|\]\(|[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;
const markdownTrick = /(?<!\\)[$[\]<`]|\]\(|[\u202a-\u202e\u2066-\u2069\u2028]/u;

function shownAsText(where: string, ...texts: readonly (string | undefined)[]): void {
  for (const text of texts) {
    assert.ok(!trick.test((text ?? "").replaceAll("\n", "")), `${where}: ${JSON.stringify(text)}`);
    assert.ok(!(text ?? "").includes("\n#"), `${where}: ${JSON.stringify(text)}`);
  }
}

/** Indented lines are code, in which nothing is rendered. */
function shownAsMarkdown(where: string, document: string): void {
  const text = document.replaceAll(/^ {4}.*$/gm, "");
  assert.ok(!markdownTrick.test(text), `${where}: ${JSON.stringify(text)}`);
  assert.ok(!text.includes("\n# *"), where);
}

async function checkRows(rows: readonly Row[]): Promise<void> {
  for (const row of rows) {
    shownAsText("row", row.label, row.description, row.spoken);
    if (row.tooltip) shownAsMarkdown("tooltip", await row.tooltip());
    await checkRows(row.rows?.() ?? []);
  }
}

async function checkTrees({ accounts, inventory, images, taskStore, clock }: Window): Promise<void> {
  const common = { accounts: accounts.all, filter: "", now: clock.now() };
  for (const grouping of ["none", "region", "zone", "module", "state"] as const)
    await checkRows(instanceRows({ ...common, listing: ({ id }) => inventory.of(id), grouping }));
  const listing = ({ id }: Account) => images.of(id);
  await checkRows(imageRows({ ...common, listing, tasks: taskStore.tasks, grouping: "none" }));
}

/** Opens a window in which everything that can have a name has an evil one. */
async function evilWindow(context: TestContext) {
  const computer = new Computer(context);
  await computer.change((state) => ({
    ...state,
    instances: state.instances.map((each) => ({ ...each, name: evil, quirks: { ignoresSoftStop: true } })),
    images: state.images.map((each) => ({ ...each, name: evil, description: evil })),
  }));
  const window = await openWindow(computer, new Person());
  const credential = { secretId: "", secretKey: "", token: undefined };
  const account = await window.accounts.add({ label: evil, site: "china", kind: "sample", credential });
  await window.inventory.open(account.id);
  const instance = window.inventory.of(account.id).items.find(({ state }) => state === "RUNNING");
  assert.ok(instance);
  return { computer, window, account, instance };
}

const description = evil.slice(0, 30);
const typed = new Set(["golden", description, evil].map((text) => `  ${text}`));

/** Opens such a window and requests an image in a protected account, for which the guest does not shut down. */
async function evilTask(context: TestContext) {
  const { computer, window, account, instance } = await evilWindow(context);
  await protectAccount(window, account);
  const shutDown = "Shut down, make the image, start again";
  window.person.then("golden", description, shutDown, "Create Image", instance.name);
  await createImage(window, { account, instance });
  const [task] = window.taskStore.tasks;
  assert.ok(task);
  return { computer, window, account, key: task.key };
}

test("hostile names are only ever text in trees and tooltips", async (context) => {
  const { window, account } = await evilWindow(context);
  await window.images.open(account.id);
  await checkTrees(window);
  await protectAccount(window, account);
  await checkTrees(window);
});

test("hostile names are only ever text in a task's row, status, document and notices", async (context) => {
  const { computer, window, key } = await evilTask(context);
  for (let minute = 0; minute < 8; minute += 1) {
    await computer.wait(60_000);
    await checkRows(taskRows(window.taskStore.tasks, computer.clock.now()));
    shownAsText("status", statusOf(window.taskStore.tasks)?.text, statusOf(window.taskStore.tasks)?.tooltip);
  }
  const task = window.taskStore.find(key);
  assert.ok(task);
  shownAsText("progress", progressTitle([task]));
  shownAsMarkdown("document", taskDocument(task, window.taskStore.history(key), { shell: "posix", options: [] }));
  const { notices } = window.person;
  assert.equal(notices.length, 1);
  for (const { text, buttons } of notices) shownAsText("notice", text, ...buttons.map(({ label }) => label));
});

test("hostile names are only ever text on the pages of every command that asks about them", async (context) => {
  const { computer, window, account, key } = await evilTask(context);
  const { person } = window;
  const pages = () => person.saw.splice(0).filter((line) => !typed.has(line));
  shownAsText("Create Image", ...pages());
  await computer.wait(8 * 60_000);
  for (const [command, run] of Object.entries({
    Decide: () => decideTask(window, key),
    "Force Power Off": () => decideTask(window, key, "force"),
    "Remove Protection": () => unprotectAccount(window, account),
    "Sign Out": () => signOut(window, account),
    "Renew Account": () => renewAccount(window, { ...account, kind: "keys" }),
  })) {
    person.saw.length = 0;
    person.then("Escape");
    await run();
    const lines = pages();
    assert.ok(lines.length > 0, command);
    shownAsText(command, ...lines);
  }
  await assert.rejects(dismissTask(window), (error) => {
    shownAsText("Dismiss", explain(error, undefined).text);
    return true;
  });
});

test("hostile profiles, addresses and answers of the cloud are only ever text", async () => {
  const reference = { format: "tccli", file: `/home/${evil}.credential`, name: evil } as const;
  const endpoint = { site: "china", endpoint: "", stsEndpoint: "" } as const;
  const keys = { secretId: "AKID", secretKey: "k", token: undefined };
  const profiles: readonly Profile[] = [
    { reference, endpoint, isExposed: true, keys: { kind: "keys", credential: keys } },
    {
      reference,
      endpoint,
      isExposed: true,
      keys: { kind: "role", credential: keys, role: { arn: evil, sessionName: evil } },
    },
  ];
  const page = whichProfile("Add Account", Promise.resolve({ profiles, unreadable: evil }), []);
  const choices = await page.choices;
  assert.ok(Array.isArray(choices));
  for (const { label, description, detail } of choices) shownAsText("profile", label, description, detail);

  const link = { reference, endpoint: "", isExposed: true };
  const account = { ...someAccount, label: evil, kind: "profile", expiresAt: 60_000, link } as const;
  shownAsText("expiry", expiryNotice(account, 0).text);
  const failure = { code: "Odd", message: evil, requestId: evil, action: "X", executed: "no", passing: false } as const;
  shownAsText("problem", problemNotice(failure, { account }).text);
  const denied = { status: "unknown", failure } as const;
  const report = connectionReport(
    account,
    {
      endpoint: "https://example.com",
      proxy: { kind: "proxy", source: "setting", address: evil, isSettingIgnored: true },
      name: { ok: false, failure },
      connection: { ok: true, status: 200, milliseconds: 1, clockAhead: 0 },
      checksCertificates: true,
      keys: { ok: false, failure },
      permissions: [["CreateImage", denied]],
    },
    0,
  );
  shownAsText("report", report);
});

test("hostile errors, copied texts and unknown states are only ever text", () => {
  for (const error of [new UserError(evil), new JournalError(evil), new Error(evil)])
    shownAsText("problem", explain(error, undefined).text);
  shownAsText("copied", copiedText(evil));
  const instance = { ...someInstance, state: evil, latestOperation: evil, latestOperationState: "OPERATING" };
  shownAsText(
    "state",
    instanceStateLabel(instance),
    whyNoImage(instance),
    whyNoImage({ ...instance, state: "RUNNING" }),
  );
});

test("hostile ids are only ever text where an instance or an image is picked", async () => {
  const instance = { ...someInstance, id: evil as InstanceId };
  const image = { ...someImage, id: evil as ImageId };
  for (const page of [
    anyInstance("Copy ID", Promise.resolve([{ account: someAccount, instance }])),
    whichImage("Delete Image", Promise.resolve([{ account: someAccount, image }])),
  ]) {
    const [choice] = (await page.choices) as readonly PickChoice<unknown>[];
    shownAsText("page", choice?.label, choice?.description, choice?.detail);
    assert.ok(choice?.value);
  }
});
