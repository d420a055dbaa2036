import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { addAccount } from "../../src/commands/accounts/addAccount.ts";
import { createImage } from "../../src/commands/images/createImage.ts";
import { renewAccount } from "../../src/commands/accounts/renewAccount.ts";
import { MemorySampleStore } from "../doubles/memorySampleStore.ts";
import { sampleWorld } from "../../src/sample/data/sampleWorld.ts";
import { instanceRows } from "../../src/view/instances/instanceRows.ts";
import { taskRows } from "../../src/view/tasks/taskRows.ts";
import { Computer, openWindow, type Window } from "../doubles/computer.ts";
import { draw } from "../doubles/draw.ts";
import { instanceOf } from "../doubles/instanceOf.ts";
import { Person } from "../doubles/person.ts";
import { ProfileFolder } from "../doubles/profileFolder.ts";

const pair = { secretId: "AKIDours", secretKey: "ourKey" };
const renewed = { secretId: "AKIDoursToo", secretKey: "newKey" };
const foreign = { secretId: "AKIDtheirs", secretKey: "theirKey" };

/** A computer from which other keys reach a cloud account that has instances of its own. */
function computerWithForeignCloud(context: TestContext): Computer {
  const computer = new Computer(context);
  const world = sampleWorld(computer.clock.now());
  const instances = world.instances.map((each, index) => ({ ...each, id: `ein-theirs${index}` as typeof each.id }));
  computer.otherClouds.set(foreign.secretId, new MemorySampleStore({ ...world, instances, images: [] }));
  return computer;
}

const only = <T>([first, second]: readonly T[]): T => {
  assert.ok(first);
  assert.equal(second, undefined);
  return first;
};

const tasksOf = ({ taskStore, clock }: Window) => draw(taskRows(taskStore.tasks, clock.now()));

const firstRows = ({ accounts, inventory, clock }: Window) =>
  draw(
    instanceRows({
      accounts: accounts.all,
      listing: ({ id }) => inventory.of(id),
      grouping: "none",
      filter: "",
      now: clock.now(),
    }),
  )
    .split("\n")
    .slice(0, 2)
    .join("\n");

/** Moves the clock until the screen matches. */
async function waitFor(computer: Computer, see: () => string, pattern: RegExp): Promise<void> {
  for (let second = 0; second < 600 && !pattern.test(see()); second += 1) await computer.wait(1000);
  assert.match(see(), pattern);
}

async function withKeys(computer: Computer, person = new Person()): Promise<Window> {
  person.then("Enter Keys", "China site", pair.secretId, pair.secretKey, "", "Lab");
  const window = await openWindow(computer, person);
  await addAccount(window);
  await window.inventory.refresh(only(window.accounts.all).id);
  return window;
}

const kept = (computer: Computer) => only([...computer.secrets.kept.values()]);
const lastQuestion = ({ saw }: Person) => saw.findLast((line) => line.startsWith("sure?")) ?? "";

test("keys that list none of an account's instances are kept only after the user has confirmed them", async (context) => {
  const computer = computerWithForeignCloud(context);
  const window = await withKeys(computer);
  const { person } = window;
  person.then("Lab", foreign.secretId, foreign.secretKey, "", "Cancel");
  await renewAccount(window);
  assert.match(lastQuestion(person), /seem to belong to another Tencent Cloud account than Lab\..*\[Keep These Keys\]/);
  assert.match(kept(computer), /AKIDours/);
  person.then("Lab", foreign.secretId, foreign.secretKey, "", "Keep These Keys");
  await renewAccount(window);
  assert.match(kept(computer), /AKIDtheirs/);
});

test("keys that list one of the account's instances are kept without a question, also in a window that has listed nothing yet", async (context) => {
  const computer = computerWithForeignCloud(context);
  (await withKeys(computer)).close();
  const person = new Person("Lab", renewed.secretId, renewed.secretKey, "");
  const later = await openWindow(computer, person);
  await renewAccount(later);
  assert.equal(lastQuestion(person), "");
  assert.match(kept(computer), /AKIDoursToo/);
  person.then("Lab", foreign.secretId, foreign.secretKey, "", "Cancel");
  await renewAccount(later);
  assert.match(kept(computer), /AKIDoursToo/);
});

test("known keys renew their account when they are added, after a question that says so", async (context) => {
  const computer = new Computer(context);
  const window = await withKeys(computer);
  const { person } = window;
  for (const [answer, label] of [
    ["Cancel", "Lab"],
    ["Renew Lab", "Other"],
  ] as const) {
    person.then("Enter Keys", "China site", pair.secretId, pair.secretKey, "", "Other", answer);
    await addAccount(window);
    assert.match(lastQuestion(person), /^sure\? These keys were added before, as account Lab\. No account is added/);
    assert.equal(only(window.accounts.all).label, label);
  }
});

test("keys that an account once had are asked about twice if its present ones are of another cloud account", async (context) => {
  const computer = computerWithForeignCloud(context);
  const window = await withKeys(computer);
  const { person } = window;
  person.then("Lab", foreign.secretId, foreign.secretKey, "", "Keep These Keys");
  await renewAccount(window);
  await window.inventory.refresh(only(window.accounts.all).id);
  person.then("Enter Keys", "China site", pair.secretId, pair.secretKey, "", "Other", "Renew Lab", "Cancel");
  await addAccount(window);
  assert.match(lastQuestion(person), /another Tencent Cloud account than Lab/);
  assert.match(kept(computer), /AKIDtheirs/);
});

/** Opens a window with an account linked to a profile, and an image of one of its instances in progress. */
async function withTask(computer: Computer, folder: ProfileFolder) {
  folder.write("lab.credential", pair);
  computer.tccliFolder = folder.tccli;
  const person = new Person("tccli or SDK Profile", "lab", "Enter");
  const window = await openWindow(computer, person);
  await addAccount(window);
  await window.inventory.refresh(only(window.accounts.all).id);
  person.then("golden", "", "Create Image");
  await createImage(window, instanceOf(window, "直播转码-03"));
  await waitFor(computer, () => tasksOf(window), /image is being made/);
  return window;
}

const paused = /golden \(paused/;
const ready = /image is ready/;
const pauseNotice =
  /Following image golden .* is paused\. The profile has other keys now, which seem to belong to another/;

test("an edited profile's keys of another cloud account sign nothing; with the old keys its tasks continue", async (context) => {
  const [computer, folder] = [computerWithForeignCloud(context), new ProfileFolder(context)];
  const window = await withTask(computer, folder);
  const before = firstRows(window).replace(/24 instances.*/, "");
  folder.write("lab.credential", foreign);
  await window.accounts.load();
  await waitFor(computer, () => tasksOf(window), paused);
  await waitFor(computer, () => window.person.saw.join("\n"), pauseNotice);
  assert.match(firstRows(window), /^lab .*\n {2}The profile has other keys now/);
  await window.inventory.refresh(only(window.accounts.all).id);
  assert.ok(window.inventory.of(only(window.accounts.all).id).items.every(({ id }) => !id.includes("theirs")));
  folder.write("lab.credential", pair);
  await window.accounts.load();
  await waitFor(computer, () => tasksOf(window), ready);
  assert.ok(firstRows(window).startsWith(before.split("\n")[0] ?? "-"));
  assert.equal(window.person.saw.filter((line) => pauseNotice.test(line)).length, 1);
});

test("a task whose call finds other keys pauses once, with one notice", async (context) => {
  const [computer, folder] = [computerWithForeignCloud(context), new ProfileFolder(context)];
  const window = await withTask(computer, folder);
  folder.write("lab.credential", foreign);
  await waitFor(computer, () => tasksOf(window), paused);
  await computer.wait(60_000);
  assert.equal(window.person.saw.filter((line) => pauseNotice.test(line)).length, 1);
  assert.equal(window.taskStore.tasks[0]?.pauseCount, 1);
});

test("other keys pause the tasks of a window opened later, until the user confirms them in one window", async (context) => {
  const [computer, folder] = [computerWithForeignCloud(context), new ProfileFolder(context)];
  (await withTask(computer, folder)).close();
  folder.write("lab.credential", foreign);
  const person = new Person();
  const window = await openWindow(computer, person);
  await waitFor(computer, () => tasksOf(window), paused);
  const other = await openWindow(computer, new Person("lab", "These Keys Are Right", "Cancel"));
  await other.inventory.refresh(only(other.accounts.all).id);
  await renewAccount(other);
  assert.match(lastQuestion(other.person), /another Tencent Cloud account than lab/);
  assert.match(firstRows(other), /seem to belong to another/);
  other.person.then("lab", "These Keys Are Right", "Keep These Keys");
  await renewAccount(other);
  await waitFor(computer, () => tasksOf(window).replace(paused, ""), /golden/);
  assert.doesNotMatch(tasksOf(window), paused);
  assert.doesNotMatch(firstRows(window), /seem to belong/);
});

test("a profile's renewed keys of the same cloud account are used without a notice", async (context) => {
  const [computer, folder] = [computerWithForeignCloud(context), new ProfileFolder(context)];
  const window = await withTask(computer, folder);
  folder.write("lab.credential", renewed);
  await window.accounts.load();
  await waitFor(computer, () => tasksOf(window), ready);
  assert.doesNotMatch(window.person.saw.join("\n"), /seem to belong|paused/);
});
