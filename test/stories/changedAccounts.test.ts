import assert from "node:assert/strict";
import { test } from "node:test";
import { addAccount } from "../../src/commands/accounts/addAccount.ts";
import { createImage } from "../../src/commands/images/createImage.ts";
import { renewAccount } from "../../src/commands/accounts/renewAccount.ts";
import { signOut } from "../../src/commands/accounts/signInOut.ts";
import type { Ecm } from "../../src/ecm/model.ts";
import { MemorySampleStore } from "../doubles/memorySampleStore.ts";
import { sampleWorld } from "../../src/sample/data/sampleWorld.ts";
import { taskRows } from "../../src/view/tasks/taskRows.ts";
import { Computer, openWindow, type Window } from "../doubles/computer.ts";
import { draw } from "../doubles/draw.ts";
import { instanceOf } from "../doubles/instanceOf.ts";
import { Person } from "../doubles/person.ts";

const pair = { secretId: "AKIDours", secretKey: "ourKey" };

const idOf = ({ accounts }: Window) => {
  const [account] = accounts.all;
  assert.ok(account);
  return account.id;
};

const tasksOf = ({ taskStore, clock }: Window) => draw(taskRows(taskStore.tasks, clock.now()));
const countOf = (window: Window) => window.inventory.of(idOf(window)).items.length;

async function withKeys(computer: Computer): Promise<Window> {
  const person = new Person("Enter Keys", "China site", pair.secretId, pair.secretKey, "", "Lab");
  const window = await openWindow(computer, person);
  await addAccount(window);
  await window.inventory.refresh(idOf(window));
  return window;
}

test("a keyring that cannot be read is reported, and paused tasks continue once it can", async (context) => {
  const computer = new Computer(context);
  const first = await withKeys(computer);
  first.person.then("golden", "", "Create Image");
  await createImage(first, instanceOf(first, "直播转码-03"));
  first.close();
  computer.secrets.trouble = new Error("locked");
  const window = await openWindow(computer, new Person());
  await computer.wait(60_000);
  assert.deepEqual(window.accounts.all, []);
  assert.match(tasksOf(window), /golden \(paused: unlock the keyring to go on · /);
  assert.match(taskRows(window.taskStore.tasks, 0)[0]?.menu ?? "", /\blocked\b/);
  const notices = window.person.notices.map(({ text }) => text);
  assert.equal(notices.length, 2);
  for (const text of notices) assert.match(text, /The keyring of this computer cannot be read/);
  computer.secrets.trouble = undefined;
  await computer.wait(5 * 60_000);
  assert.equal(window.accounts.all.length, 1);
  assert.match(tasksOf(window), /image is ready/);
});

test("an account stays while the keyring cannot be read again", async (context) => {
  const computer = new Computer(context);
  const window = await withKeys(computer);
  const ecm = window.accounts.ecm(idOf(window));
  computer.secrets.trouble = new Error("locked");
  await window.accounts.load();
  assert.equal(window.accounts.ecm(idOf(window)), ecm);
  assert.equal(countOf(window), 24);
});

test("no account is missing for a moment while all are reconnected", async (context) => {
  const computer = new Computer(context);
  const window = await withKeys(computer);
  const before = window.accounts.ecm(idOf(window));
  const connected = window.accounts.reconnect();
  assert.equal(window.accounts.ecm(idOf(window)), before);
  await connected;
  assert.notEqual(window.accounts.ecm(idOf(window)), before);
});

/** A cloud account whose other keys list fewer instances. */
function showLess(computer: Computer, secretId: string, count: number): void {
  const world = sampleWorld(computer.clock.now());
  computer.otherClouds.set(secretId, new MemorySampleStore({ ...world, instances: world.instances.slice(0, count) }));
}

test("keys renewed in one window refresh the lists of the others", async (context) => {
  const computer = new Computer(context);
  showLess(computer, "AKIDless", 3);
  const window = await withKeys(computer);
  const other = await openWindow(computer, new Person("Lab", "AKIDless", "lessKey", ""));
  assert.equal(countOf(window), 24);
  await renewAccount(other);
  await computer.wait(1000);
  assert.equal(countOf(window), 3);
});

/** A cloud whose lists of instances wait until they are released. */
function heldBack(computer: Computer): () => void {
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  computer.wrapEcm = (ecm: Ecm): Ecm => ({
    ...ecm,
    countInstances: (signal) => ecm.countInstances(signal),
    images: (query, signal) => ecm.images(query, signal),
    modules: (signal) => ecm.modules(signal),
    instances: async (query, signal) => {
      await held;
      return ecm.instances(query, signal);
    },
  });
  return letGo;
}

test("a list that arrives after signing out is not kept, nor are images and modules", async (context) => {
  const computer = new Computer(context);
  const letGo = heldBack(computer);
  const person = new Person("Enter Keys", "China site", pair.secretId, pair.secretKey, "", "Lab");
  const window = await openWindow(computer, person);
  await addAccount(window);
  const id = idOf(window);
  await Promise.all([window.images.refresh(id), window.modules.refresh(id)]);
  assert.notEqual(window.images.of(id).items.length, 0);
  const listing = window.inventory.refresh(id);
  person.then("Lab", "Sign Out");
  await signOut(window);
  let most = 0;
  window.inventory.onDidChange(() => (most = Math.max(most, window.inventory.of(id).items.length)));
  letGo();
  await listing;
  const left = [window.inventory, window.images, window.modules].map((inventory) => inventory.of(id).items.length);
  assert.deepEqual([most, ...left], [0, 0, 0, 0]);
  assert.equal(computer.listings.kept.size, 0);
});

test("a list that was requested before keys were renewed is requested again with the new ones", async (context) => {
  const computer = new Computer(context);
  showLess(computer, "AKIDless", 3);
  const letGo = heldBack(computer);
  const person = new Person("Enter Keys", "China site", pair.secretId, pair.secretKey, "", "Lab");
  const window = await openWindow(computer, person);
  await addAccount(window);
  const listing = window.inventory.refresh(idOf(window));
  person.then("Lab", "AKIDless", "lessKey", "");
  await renewAccount(window);
  letGo();
  await listing;
  assert.equal(countOf(window), 3);
});
