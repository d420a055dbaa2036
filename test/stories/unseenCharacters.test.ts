import assert from "node:assert/strict";
import { test } from "node:test";
import { addAccount } from "../../src/commands/accounts/addAccount.ts";
import { protectAccount, renameAccount } from "../../src/commands/accounts/editAccount.ts";
import { renewAccount } from "../../src/commands/accounts/renewAccount.ts";
import { createImage } from "../../src/commands/images/createImage.ts";
import { describeImage, renameImage } from "../../src/commands/images/editImage.ts";
import type { WizardQuestion } from "../../src/view/ui/question.ts";
import { taskRows } from "../../src/view/tasks/taskRows.ts";
import { Computer, openSampleWindow, openWindow, type Window } from "../doubles/computer.ts";
import { draw } from "../doubles/draw.ts";
import { instanceOf } from "../doubles/instanceOf.ts";
import { Person } from "../doubles/person.ts";
import { ProfileFolder } from "../doubles/profileFolder.ts";

const pair = { secretId: "AKIDabc", secretKey: "key" };

const firstImage = async (window: Window) => {
  const [account] = window.accounts.all;
  assert.ok(account);
  await window.images.open(account.id);
  const [image] = window.images.of(account.id).items;
  assert.ok(image);
  return { account, image };
};

/** What was typed into the boxes of a page, and what stood beside them. */
const typedTexts = (person: Person): readonly string[] => person.saw.filter((line) => line.startsWith("  "));

const tasksOf = ({ taskStore, clock }: Window) => draw(taskRows(taskStore.tasks, clock.now()));

for (const [text, reason] of [
  ["AKIDabc\u200b", "It holds a character that cannot be seen (U+200B)."],
  ["AKID\u00a0abc", "It holds a character that cannot be seen (U+00A0)."],
  ["\u202eAKIDabc", "It holds a character that cannot be seen (U+202E)."],
  ["AKIDаbc", "а (U+0430) belongs to no key."],
  ["ＡKIDabc", "Ａ (U+FF21) belongs to no key."],
  ["AKID abc", "There is a space inside."],
] as const) {
  test(`${JSON.stringify(text)} is refused as SecretId, SecretKey and token, with the reason beside it`, async (context) => {
    const person = new Person("Enter Keys", "China site");
    person.then(text, pair.secretId, text, pair.secretKey, text, "token", "30", "Lab");
    const window = await openWindow(new Computer(context), person);
    await addAccount(window);
    assert.equal(typedTexts(person).filter((line) => line.includes(`(${reason}`)).length, 3);
    assert.equal(window.accounts.all.length, 1);
  });
}

test("keys with foreign characters in the environment or a profile cannot be chosen, and say why", async (context) => {
  const computer = new Computer(context);
  computer.environment = { TENCENTCLOUD_SECRET_ID: "AKID\u200b", TENCENTCLOUD_SECRET_KEY: "key" };
  const folder = new ProfileFolder(context);
  folder.write("lab.credential", { ...pair, secretKey: "k\u200bey" });
  computer.tccliFolder = folder.tccli;
  const window = await openWindow(computer, new Person("tccli or SDK Profile", "Escape"));
  await addAccount(window);
  assert.match(
    window.person.saw.join("\n"),
    /- From Environment Variables \(they hold characters that belong to no key\)/,
  );
  assert.match(window.person.saw.join("\n"), /- lab \(not usable now\)/);
});

test("names, descriptions and labels with characters that cannot be seen are refused beside the box", async (context) => {
  const person = new Person();
  const window = await openSampleWindow(new Computer(context), person);
  const at = await firstImage(window);
  person.then("web\u200b", "Escape", "old\u2060", "Escape", "Lab\u00ad", "Escape");
  await renameImage(window, at);
  await describeImage(window, at);
  await renameAccount(window, at.account);
  person.then("\u200b", "golden", "for\u200b me", "", "Create Image");
  await createImage(window, instanceOf(window, "直播转码-03"));
  const refused = typedTexts(person).filter((line) => line.includes("(It holds a character that cannot be seen"));
  assert.equal(refused.length, 5);
  assert.match(tasksOf(window), /^golden/);
});

test("a name that looks like one that is taken is taken", async (context) => {
  const computer = new Computer(context);
  const person = new Person();
  const window = await openSampleWindow(computer, person);
  const { image: own } = await firstImage(window);
  await computer.change((state) => ({
    ...state,
    images: state.images.map((image) => (image.name === own.name ? { ...image, name: "Ange\u0301" } : image)),
  }));
  person.then("Ang\u00e9", "Ange\u0301", "Escape");
  await createImage(window, instanceOf(window, "直播转码-03"));
  assert.equal(person.saw.filter((line) => line.includes("An image of that name exists already.")).length, 2);
});

test("in a protected account an empty text never stands for a name", async (context) => {
  for (const name of ["\u200b", "\u00a0", ""]) {
    const computer = new Computer(context);
    const person = new Person();
    const window = await openSampleWindow(computer, person);
    await computer.change((state) => ({
      ...state,
      instances: state.instances.map((each) => (each.name === "直播转码-03" ? { ...each, name } : each)),
    }));
    const [account] = window.accounts.all;
    assert.ok(account);
    await protectAccount(window, account);
    await window.inventory.refresh(account.id);
    const instance = window.inventory.of(account.id).items.find((each) => each.name === name);
    assert.ok(instance);
    person.then("golden", "", "Create Image", "", "\u200b", "Escape");
    await createImage(window, { account, instance });
    assert.equal(tasksOf(window), "");
  }
});

test("every page of Add and Renew Account stays open when the window loses the focus", async (context) => {
  const folder = new ProfileFolder(context);
  folder.write("lab.credential", { type: "sso", secretId: "AKIDlab", secretKey: "k", token: "t", sso: {} });
  folder.write("credentials", "[two]\nsecret_id = AKIDtwo\nsecret_key = k\n");
  const computer = new Computer(context);
  computer.tccliFolder = folder.tccli;
  computer.iniFiles = [folder.ini];
  computer.environment = { TENCENTCLOUD_SECRET_ID: "AKIDenv", TENCENTCLOUD_SECRET_KEY: "k" };
  const person = new Person("Enter Keys", "China site", pair.secretId, pair.secretKey, "token", "30", "Lab");
  person.then("tccli or SDK Profile", "lab", "Enter", "tccli or SDK Profile", "two", "China site", "Enter");
  person.then("From Environment Variables", "China site", "Enter", "Sample Account");
  person.then("Lab", "AKIDnew", "key", "", "lab", "Link Another Profile", "Escape");
  const closing: string[] = [];
  const pages = new Set<string>();
  person.onQuestion = ({ title, prompt, staysOpen }: Pick<WizardQuestion<never>, "title" | "prompt" | "staysOpen">) => {
    pages.add(prompt);
    if (!staysOpen) closing.push(`${title}: ${prompt}`);
  };
  const window = await openWindow(computer, person);
  for (let added = 0; added < 5; added += 1) await addAccount(window);
  for (let renewed = 0; renewed < 2; renewed += 1) await renewAccount(window);
  assert.deepEqual(closing, []);
  assert.equal(pages.size, 10);
});
