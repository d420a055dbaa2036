import assert from "node:assert/strict";
import { test } from "node:test";
import { addAccount } from "../../src/commands/accounts/addAccount.ts";
import { renewAccount } from "../../src/commands/accounts/renewAccount.ts";
import { signOut } from "../../src/commands/accounts/signInOut.ts";
import { refresh } from "../../src/commands/explorer/refresh.ts";
import { createImage } from "../../src/commands/images/createImage.ts";
import { instanceTree } from "../../src/view/explorer/trees.ts";
import { taskRows } from "../../src/view/tasks/taskRows.ts";
import { Computer, openWindow, type Window } from "../doubles/computer.ts";
import { draw } from "../doubles/draw.ts";
import { instanceOf } from "../doubles/instanceOf.ts";
import { Person } from "../doubles/person.ts";
import { ProfileFolder } from "../doubles/profileFolder.ts";
import type { TestScope } from "../doubles/testScope.ts";

const pair = { secretId: "AKIDcanaryCANARY1", secretKey: "canarySecretKey" };
const typed = ["Enter Keys", "China site", pair.secretId, pair.secretKey, ""];

/** The accounts, and what stands under one that has no instances. */
async function treeOf(window: Window): Promise<string> {
  for (const { id } of window.accounts.all) await window.inventory.open(id);
  const { rows } = instanceTree(window)();
  return draw(rows.map((row) => ({ ...row, isOpen: row.description.includes("no keys") })));
}

const tasksOf = ({ taskStore, clock }: Window) => draw(taskRows(taskStore.tasks, clock.now()));
const noticesOf = ({ person }: Window) => person.notices.map(({ text }) => text).join("\n");

const whole = /^Lab \(China site · 24 instances\) …\n$/;
const gone = /^Lab \(China site · no keys[^\n]*\n {2}VS Code no longer has this account's keys\./;

/** A computer on which the account Lab was added, in a window that is closed. */
async function withLab(scope: TestScope, prepare: (computer: Computer) => unknown = () => {}): Promise<Computer> {
  const computer = new Computer(scope);
  prepare(computer);
  const window = await openWindow(computer, new Person(...typed, "Lab"));
  await addAccount(window);
  assert.match(await treeOf(window), whole);
  window.close();
  return computer;
}

const losses: readonly (readonly [how: string, lose: (computer: Computer) => unknown])[] = [
  [
    "listed and then undefined, as a value that VS Code could not decrypt",
    ({ secrets }) => secrets.moods.set("get", "idle"),
  ],
  ["gone from the storage of a browser", ({ secrets }) => secrets.kept.clear()],
  [
    "gone, in an editor that cannot list them",
    ({ secrets }) => {
      secrets.kept.clear();
      secrets.moods.set("keys", new Error("Secret storage provider does not support keys() method"));
    },
  ],
];

for (const [how, lose] of losses) {
  test(`keys that are ${how} leave the account's row, which says so and offers to renew it`, async (context) => {
    const computer = await withLab(context);
    lose(computer);
    const window = await openWindow(computer, new Person("Lab", pair.secretId, pair.secretKey, ""));
    assert.match(await treeOf(window), gone);
    const [row] = instanceTree(window)().rows;
    assert.match(row?.rows?.()[0]?.menu ?? "", /^trouble keys$/);
    computer.secrets.moods.delete("get");
    await renewAccount(window);
    assert.match(await treeOf(window), /^Lab \(China site · (perhaps until this window closes · )?24 instances\)/);
    assert.equal(window.accounts.all.length, 1);
    window.close();
    const next = await openWindow(computer, new Person());
    assert.match(await treeOf(next), whole);
  });
}

test("a task whose account has lost its keys says that, pauses once, and goes on after renewing", async (context) => {
  const computer = new Computer(context);
  const first = await openWindow(computer, new Person(...typed, "Lab"));
  await addAccount(first);
  assert.match(await treeOf(first), whole);
  first.person.then("golden", "", "Create Image");
  await createImage(first, instanceOf(first, "直播转码-03"));
  await computer.wait(5000);
  first.close();
  computer.secrets.kept.clear();
  for (let windows = 0; windows < 2; windows++) {
    const window = await openWindow(computer, new Person());
    await computer.wait(30 * 60_000);
    assert.match(tasksOf(window), /golden \(paused: renew the account to go on/);
    assert.match(noticesOf(window), windows === 0 ? /is paused\. VS Code no longer has this account's keys\.$/ : /^$/);
    window.close();
  }
  const window = await openWindow(computer, new Person("Lab", pair.secretId, pair.secretKey, ""));
  await renewAccount(window);
  await computer.wait(5 * 60_000);
  assert.match(tasksOf(window), /image is ready/);
});

test("without a keyring the next window says that the keys are gone, and the first that they go with it", async (context) => {
  const computer = new Computer(context);
  computer.secrets.hasKeyring = false;
  const first = await openWindow(computer, new Person(...typed, "Lab"));
  await addAccount(first);
  const second = await openWindow(computer, new Person("Lab", pair.secretId, pair.secretKey, ""));
  assert.match(await treeOf(second), gone);
  for (let loads = 0; loads < 3; loads++) await first.accounts.load();
  assert.match(await treeOf(first), /^Lab \(China site · until this window closes · 24 instances\)/);
  await renewAccount(second);
  assert.match(await treeOf(second), /^Lab \(China site · perhaps until this window closes · 24 instances\)/);
});

test("once a window finds keys that another has stored, nobody doubts that they last", async (context) => {
  const computer = await withLab(context, (one) => (one.secrets.hasKeyring = false));
  const second = await openWindow(computer, new Person("Lab", pair.secretId, pair.secretKey, ""));
  computer.secrets.hasKeyring = true;
  await renewAccount(second);
  assert.match(await treeOf(second), /perhaps until this window closes/);
  const third = await openWindow(computer, new Person());
  assert.match(await treeOf(third), whole);
  await second.accounts.load();
  assert.match(await treeOf(second), whole);
});

test("a keyring that says it has stored what it has not is found out", async (context) => {
  const computer = new Computer(context);
  computer.secrets.moods.set("store", "idle");
  const window = await openWindow(computer, new Person(...typed, "Lab"));
  await addAccount(window);
  assert.match(noticesOf(window), /keyring does not work, so its keys stay only until this window closes/);
  assert.match(await treeOf(window), /^Lab \(China site · until this window closes · 24 instances\)/);
});

test("an account added while the keys cannot be listed has its row, in this window and the next", async (context) => {
  for (const mood of [new Error("no"), "silent"] as const) {
    const computer = new Computer(context);
    computer.secrets.moods.set("keys", mood);
    const open = (person: Person) => computer.until(openWindow(computer, person));
    const window = await open(new Person(...typed, "Lab"));
    await computer.until(addAccount(window));
    assert.match(await treeOf(window), whole);
    window.close();
    const next = await open(new Person());
    assert.match(await treeOf(next), whole);
    assert.doesNotMatch(noticesOf(next), /keyring/);
    next.close();
  }
});

test("a keyring that never answers is told within ten seconds, and the account is there once it does", async (context) => {
  const computer = await withLab(context);
  for (const name of ["keys", "get"] as const) computer.secrets.moods.set(name, "silent");
  const before = computer.clock.now();
  const window = await computer.until(openWindow(computer, new Person()));
  assert.ok(computer.clock.now() - before <= 15_000);
  assert.match(
    await treeOf(window),
    /^Lab \(China site · no keys[^\n]*\n {2}The keyring of this computer cannot be read/,
  );
  assert.match(noticesOf(window), /keyring of this computer cannot be read/);
  computer.secrets.moods.clear();
  await computer.wait(5 * 60_000);
  assert.match(await treeOf(window), whole);
});

test("keys of another version of the extension are left as they are, and the row says so", async (context) => {
  const computer = await withLab(context);
  const [entry] = [...computer.secrets.kept];
  assert.ok(entry);
  const newer = entry[1].replace('"v":1', '"v":2');
  computer.secrets.kept.set(entry[0], newer);
  const says = /^Lab \(China site · no keys[^\n]*\n {2}This account's keys were kept by another version/;
  for (const forget of [false, true]) {
    if (forget) computer.directory.text = undefined;
    const window = await openWindow(computer, new Person());
    assert.match(await treeOf(window), says);
    assert.equal(computer.secrets.kept.get(entry[0]), newer);
    window.close();
  }
});

test("accounts that need no keys outlive SecretStorage whole", async (context) => {
  const folder = new ProfileFolder(context);
  folder.write("lab.credential", pair);
  const computer = new Computer(context);
  computer.tccliFolder = folder.tccli;
  const window = await openWindow(computer, new Person("tccli or SDK Profile", "lab", "Enter", "Sample Account"));
  await addAccount(window);
  await addAccount(window);
  window.close();
  computer.secrets.kept.clear();
  const next = await openWindow(computer, new Person());
  const expected = "lab (China site · profile lab · 24 instances) …\nSample Account (sample · 24 instances) …\n";
  assert.equal(await treeOf(next), expected);
});

test("a list of accounts that is damaged or gone is made again, and damage is told", async (context) => {
  for (const text of ["{", "null", '{"v":1,"accounts":[{"account":{}}]}', undefined]) {
    const computer = await withLab(context);
    computer.directory.text = text;
    const window = await openWindow(computer, new Person());
    assert.match(await treeOf(window), whole);
    assert.match(noticesOf(window), text === undefined ? /^$/ : /list of accounts is damaged/);
    window.close();
    computer.secrets.kept.clear();
    const next = await openWindow(computer, new Person());
    assert.match(await treeOf(next), gone);
    next.close();
  }
});

test("a list of accounts that cannot be written is told once, and accounts are kept all the same", async (context) => {
  const computer = new Computer(context);
  computer.directory.trouble = new Error("EROFS");
  const window = await openWindow(computer, new Person(...typed, "Lab"));
  await addAccount(window);
  await window.accounts.load();
  assert.equal(noticesOf(window).match(/list of accounts cannot be written/g)?.length, 1);
  assert.match(await treeOf(window), whole);
  window.close();
  const next = await openWindow(computer, new Person());
  assert.match(await treeOf(next), whole);
});

test("a keyring that does not delete keys is told, they are used no more, and are deleted when it does", async (context) => {
  const computer = await withLab(context);
  computer.secrets.moods.set("delete", new Error("locked"));
  const window = await openWindow(computer, new Person("Lab", "Sign Out"));
  const other = await openWindow(computer, new Person());
  await signOut(window);
  assert.match(
    window.person.saw.at(-1) ?? "",
    /^warning: Account Lab is signed out .* did not delete them\..*\[Retry\]/,
  );
  assert.equal(computer.secrets.kept.size, 1);
  for (const each of [window, other]) {
    await refresh(each);
    assert.equal(await treeOf(each), "");
  }
  computer.secrets.moods.clear();
  await refresh(other);
  assert.equal(computer.secrets.kept.size, 0);
  window.person.then(...typed, "Lab again");
  await addAccount(window);
  assert.match(await treeOf(window), /^Lab again \(China site · 24 instances\)/);
});

test("where nothing can be changed, an account stays signed in and the person is told", async (context) => {
  const computer = await withLab(context);
  computer.secrets.moods.set("delete", "idle");
  computer.directory.trouble = new Error("EROFS");
  const window = await openWindow(computer, new Person("Lab", "Sign Out"));
  await signOut(window);
  assert.match(noticesOf(window), /Account Lab is still signed in/);
  assert.match(await treeOf(window), whole);
});

const other = { secretId: "AKIDotherOTHER2", secretKey: "otherKey" };

test("keys that were renewed are not added a second time, whether they are lost or not", async (context) => {
  for (const isLost of [false, true]) {
    const computer = await withLab(context);
    const window = await openWindow(computer, new Person("Lab", other.secretId, other.secretKey, ""));
    await renewAccount(window);
    if (isLost) computer.secrets.kept.clear();
    await window.accounts.load();
    const again = ["Enter Keys", "International site", other.secretId, other.secretKey, "", "Twice"];
    window.person.then(...again, "Renew Lab");
    await addAccount(window);
    assert.match(window.person.saw.join("\n"), /sure\? These keys were added before, as account Lab\./);
    assert.deepEqual(
      window.accounts.all.map(({ label }) => label),
      ["Twice"],
    );
    window.close();
  }
});

test("a profile with the keys of an account is linked to that account, and typed keys take its place again", async (context) => {
  const folder = new ProfileFolder(context);
  folder.write("lab.credential", pair);
  const computer = await withLab(context);
  computer.tccliFolder = folder.tccli;
  const window = await openWindow(computer, new Person("tccli or SDK Profile", "lab", "Enter", "Renew Lab"));
  await addAccount(window);
  assert.equal(await treeOf(window), "lab (China site · profile lab · 24 instances) …\n");
  assert.doesNotMatch([...computer.secrets.kept.values()].join("\n"), /canary/i);
  window.person.then(...typed, "Lab", "Renew lab");
  await addAccount(window);
  assert.match(await treeOf(window), whole);
});

test("an account is not renewed with the keys of another one", async (context) => {
  const computer = await withLab(context);
  const window = await openWindow(computer, new Person("Enter Keys", "China site", other.secretId, "k", "", "Two"));
  await addAccount(window);
  window.person.then("Two", pair.secretId, pair.secretKey, "");
  await assert.rejects(renewAccount(window), /These are the keys of account Lab already\./);
});

test("what is kept outside SecretStorage holds no key", async (context) => {
  const computer = await withLab(context);
  assert.match(computer.directory.text ?? "", /"label": "Lab"/);
  assert.doesNotMatch(computer.directory.text ?? "", /canary/i);
});
