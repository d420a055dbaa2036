import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { ImageNames } from "../../../../src/view/images/imageNames.ts";
import { Computer, openSampleWindow } from "../../../doubles/computer.ts";
import { Person } from "../../../doubles/person.ts";
import { historyOf, plan } from "../../../doubles/taskHistory.ts";

const signal = new AbortController().signal;

/** The image names of the sample account, in which a task is making an image named "golden". */
async function sampleNames(context: TestContext) {
  const window = await openSampleWindow(new Computer(context), new Person());
  const [account] = window.accounts.all;
  assert.ok(account);
  const { accounts, images } = window;
  const task = historyOf([], { ...plan, account });
  const names = new ImageNames({ accounts, images, engine: { tasks: [task] } }, account.id);
  return { window, account, names };
}

test("a name is known as taken once the images are listed, and before that if a task is making it", async (context) => {
  const { window, account, names } = await sampleNames(context);
  assert.equal(names.isKnown("golden"), true);
  assert.equal(names.isKnown("edge-player-v12"), false);
  await window.images.open(account.id);
  assert.equal(names.isKnown("edge-player-v12"), true);
});

test("a name is taken only if it is exactly that of another image", async (context) => {
  const { window, account, names } = await sampleNames(context);
  await window.images.open(account.id);
  const image = window.images.of(account.id).items.find(({ name }) => name === "edge-player-v12");
  assert.equal(await names.isTaken("golden", signal), true);
  assert.equal(await names.isTaken("edge-player-v12", signal), true);
  assert.equal(await names.isTaken("edge-player-v12", signal, image), false);
  assert.equal(await names.isTaken("edge-player", signal), false);
});

test("it is unknown whether a name is taken in an account that is signed out", async (context) => {
  const { window, account, names } = await sampleNames(context);
  await window.accounts.remove(account.id);
  await assert.rejects(names.isTaken("edge-player-v12", signal));
});
