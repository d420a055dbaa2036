import assert from "node:assert/strict";
import { test } from "node:test";
import type { Account, AccountId } from "../../src/accounts/account.ts";
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
import { someImage } from "../doubles/someImage.ts";
import { someInstance } from "../doubles/someInstance.ts";
import { Computer, openWindow, type Window } from "../doubles/computer.ts";
import { Person } from "../doubles/person.ts";

const evil = "x$(zap)[a](command:ecm.signOut)\u202e\u2066\u0007\n# **b** <img src=x> `c`\u2028|d";

/** What VS Code would draw, follow or run instead of showing it. */
const trick = /\$\(|\]\(|[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;
const markdownTrick = /(?<!\\)[$[\]<`]|\]\(|[\u202a-\u202e\u2066-\u2069\u2028]/u;

function shownAsText(where: string, ...texts: readonly (string | undefined)[]): void {
  for (const text of texts) {
    assert.ok(!trick.test((text ?? "").replaceAll("\n", "")), `${where}: ${JSON.stringify(text)}`);
    assert.ok(!(text ?? "").includes("\n#"), `${where}: ${JSON.stringify(text)}`);
  }
}

/** Indented lines are code, in which nothing means anything. */
function shownAsMarkdown(where: string, whole: string): void {
  const text = whole.replaceAll(/^ {4}.*$/gm, "");
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

/** A computer on which everything that can have a name has an evil one. */
async function evilWindow(person: Person): Promise<{ readonly computer: Computer; readonly window: Window }> {
  const computer = new Computer();
  await computer.change((state) => ({
    ...state,
    instances: state.instances.map((each) => ({ ...each, name: evil, quirks: { ignoresSoftStop: true } })),
    images: state.images.map((each) => ({ ...each, name: evil, description: evil })),
  }));
  const window = await openWindow(computer, person);
  const credential = { secretId: "", secretKey: "", token: undefined };
  const account = await window.accounts.add({ label: evil, site: "china", kind: "sample", credential });
  await window.inventory.open(account.id);
  return { computer, window };
}

test("hostile names are only ever text: in trees, tooltips, wizards, messages, documents and the status bar", async () => {
  const person = new Person();
  const { computer, window } = await evilWindow(person);
  const [account] = window.accounts.all;
  assert.ok(account);
  const instance = window.inventory.of(account.id).items.find(({ state }) => state === "RUNNING");
  assert.ok(instance);
  await window.images.open(account.id);
  await checkTrees(window);
  await protectAccount(window, account);
  await checkTrees(window);

  const shutDown = "Shut down, make the image, start again";
  person.then("golden", evil.slice(0, 30), shutDown, "Create Image", instance.name);
  await createImage(window, { account, instance });
  for (let minute = 0; minute < 8; minute += 1) {
    await computer.wait(60_000);
    await checkRows(taskRows(window.taskStore.tasks, computer.clock.now()));
    shownAsText("status", statusOf(window.taskStore.tasks)?.text, statusOf(window.taskStore.tasks)?.tooltip);
  }
  const [task] = window.taskStore.tasks;
  assert.ok(task);
  shownAsText("progress", progressTitle([task]));
  shownAsMarkdown("document", taskDocument(task, window.taskStore.history(task.key)));
  person.then("Escape", "Escape", "Escape", "Escape", "Escape");
  await decideTask(window, task.key);
  await decideTask(window, task.key, "force");
  await dismissTask(window).catch(() => undefined);
  await unprotectAccount(window, account);
  await signOut(window, account);
  await renewAccount(window, { ...account, kind: "keys" });
  for (const { text, buttons } of person.notices) shownAsText("notice", text, ...buttons.map(({ label }) => label));
  const typed = new Set(["golden", evil.slice(0, 30), instance.name].map((text) => `  ${text}`));
  for (const line of person.saw.filter((each) => !typed.has(each))) shownAsText("page", line);
  window.close();
});

test("hostile profiles, addresses and answers of the cloud are only ever text", async () => {
  const reference = { format: "tccli", file: `/home/${evil}.credential`, name: evil } as const;
  const way = { site: "china", endpoint: "", stsEndpoint: "" } as const;
  const keys = { secretId: "AKID", secretKey: "k", token: undefined };
  const profiles: readonly Profile[] = [
    { reference, endpoint: way, isExposed: true, keys: { kind: "keys", credential: keys } },
    {
      reference,
      endpoint: way,
      isExposed: true,
      keys: { kind: "role", credential: keys, role: { arn: evil, sessionName: evil } },
    },
  ];
  const page = whichProfile("Add Account", Promise.resolve(profiles), []);
  const choices = await page.choices;
  assert.ok(Array.isArray(choices));
  for (const { label, description, detail } of choices) shownAsText("profile", label, description, detail);

  const link = { reference, endpoint: "", isExposed: true };
  const account = {
    id: "a" as AccountId,
    label: evil,
    site: "china",
    kind: "profile",
    secretIdStart: "AKID",
    addedAt: 0,
    expiresAt: 60_000,
    link,
  } as const;
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

test("hostile words of a refusal, a copied text and a state nobody knows are only ever text", () => {
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
  const account = {
    id: "a" as AccountId,
    label: "Lab",
    site: "china",
    kind: "keys",
    secretIdStart: "",
    addedAt: 0,
  } as const;
  const instance = { ...someInstance, id: evil as InstanceId };
  const image = { ...someImage, id: evil as ImageId };
  for (const page of [
    anyInstance("Copy ID", Promise.resolve([{ account, instance }])),
    whichImage("Delete Image", Promise.resolve([{ account, image }])),
  ]) {
    const [choice] = (await page.choices) as readonly PickChoice<unknown>[];
    shownAsText("page", choice?.label, choice?.description, choice?.detail);
    assert.ok(choice?.value);
  }
});
