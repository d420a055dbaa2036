import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { ExpiryNotifier, type ExpiryNotifierOptions } from "../../src/accounts/expiryNotifier.ts";
import { UserError } from "../../src/base/userError.ts";
import { addAccount } from "../../src/commands/accounts/addAccount.ts";
import { copyPolicy } from "../../src/commands/explorer/copy.ts";
import { createImage } from "../../src/commands/images/createImage.ts";
import { decideTask } from "../../src/commands/tasks/decideTask.ts";
import { logIn } from "../../src/commands/accounts/signInOut.ts";
import { protectAccount } from "../../src/commands/accounts/editAccount.ts";
import { renewAccount } from "../../src/commands/accounts/renewAccount.ts";
import { signOut } from "../../src/commands/accounts/signInOut.ts";
import { unprotectAccount } from "../../src/commands/accounts/editAccount.ts";
import { EcmError } from "../../src/ecm/errors/failure.ts";
import type { Instance } from "../../src/ecm/model.ts";
import { expiryNotice } from "../../src/view/accounts/accountNotices.ts";
import { explain } from "../../src/view/errors/explain.ts";
import { instanceRows } from "../../src/view/instances/instanceRows.ts";
import { taskRows } from "../../src/view/tasks/taskRows.ts";
import { Computer, openSampleWindow, openWindow, type Window } from "../doubles/computer.ts";
import { draw } from "../doubles/draw.ts";
import { HandClock } from "../doubles/handClock.ts";
import { Person } from "../doubles/person.ts";
import { ProfileFolder } from "../doubles/profileFolder.ts";
import { patience } from "../tools/patience.ts";

const pair = { secretId: "AKIDcanaryCANARY1", secretKey: "canarySecretKey" };

const accountRows = ({ accounts, inventory, clock }: Window) =>
  instanceRows({
    accounts: accounts.all,
    listing: ({ id }) => inventory.of(id),
    grouping: "region",
    filter: "",
    now: clock.now(),
  });

const accountsOf = (window: Window): string => draw(accountRows(window).map((row) => ({ ...row, isOpen: false })));

const tasksOf = ({ taskStore, clock }: Window) => draw(taskRows(taskStore.tasks, clock.now()));

/** Moves the clock until the screen matches, because files are read in real time. */
async function waitFor(computer: Computer, see: () => string, pattern: RegExp): Promise<void> {
  for (let second = 0; second < 600 && !pattern.test(see()); second += 1) await computer.wait(1000);
  assert.match(see(), pattern);
}

const only = <T>([first]: readonly T[]): T => {
  assert.ok(first);
  return first;
};

const running = (window: Window) => instanceWhere(window, ({ state }) => state === "RUNNING");
const stopped = (window: Window) => instanceWhere(window, ({ name }) => name === "直播转码-03");

function instanceWhere({ accounts, inventory }: Window, isWanted: (instance: Instance) => boolean) {
  const account = only(accounts.all);
  const instance = inventory.of(account.id).items.find(isWanted);
  assert.ok(instance);
  return { account, instance };
}

async function openWithProfile(context: TestContext, folder: ProfileFolder, person: Person) {
  const computer = new Computer(context);
  computer.tccliFolder = folder.tccli;
  const window = await openWindow(computer, person);
  await addAccount(window);
  await window.inventory.refresh(only(window.accounts.all).id, AbortSignal.timeout(patience(5000)));
  return { computer, window };
}

test("a tccli profile is linked, and none of its keys are kept", async (context) => {
  const folder = new ProfileFolder(context);
  folder.write("lab.credential", pair, 0o644);
  folder.write("broken.credential", "{");
  const person = new Person("tccli or SDK Profile", "lab", "Enter");
  const { computer, window } = await openWithProfile(context, folder, person);

  assert.equal(accountsOf(window), "lab (China site · profile lab · 24 instances) …\n");
  assert.doesNotMatch([...computer.secrets.kept.values()].join("\n"), /canary/i);
  const file = `${folder.tccli}/lab.credential`;
  assert.deepEqual(person.saw.slice(-7), [
    "Add Account: Which profile? Its file is read at each use; nothing is copied.",
    "  - broken (not usable now)",
    "  * lab (permanent keys)",
    "Add Account: What is this account called here?",
    "  lab",
    "… Checking the keys of lab",
    `warning: Account lab was added: 24 instances. Others on this computer can read ${file}. Run: chmod 600 on it.`,
  ]);
});

test("the keys of a linked profile expire visibly; signing in with tccli lets its tasks continue", async (context) => {
  const folder = new ProfileFolder(context);
  const login = (expiresAt: number) =>
    folder.write("dev.credential", { type: "oauth", ...pair, token: "canaryToken", expiresAt: expiresAt / 1000 });
  login(new HandClock().now() + 12 * 60_000);
  const person = new Person("tccli or SDK Profile", "dev", "Enter", "golden", "", "Create Image");
  const { computer, window } = await openWithProfile(context, folder, person);
  assert.equal(accountsOf(window), "dev (China site · profile dev · expires in 12 min · 24 instances) …\n");

  await createImage(window, stopped(window));
  const tasks = () => tasksOf(window);
  await waitFor(computer, tasks, /image is being made/);
  computer.clock.jump(13 * 60_000);
  await waitFor(computer, tasks, /paused: sign in with tccli to go on/);
  const lastNotice = () => person.saw.at(-1) ?? "";
  await waitFor(computer, lastNotice, /temporary keys of this profile have expired\. \[Sign In with tccli\]/);

  await logIn(window, only(window.accounts.all));
  assert.equal(person.saw.at(-1), "terminal: tccli auth login --profile dev");
  login(computer.clock.now() + 60 * 60_000);
  await window.accounts.load();
  await waitFor(computer, tasks, /image is ready/);
});

const shutDown = "Shut down, make the image, start again";

test("a profile is linked before anybody has signed in to it, and says what to do", async (context) => {
  const folder = new ProfileFolder(context);
  folder.write("corp.credential", { sso: { authUrl: "https://corp.example" } });
  const person = new Person("tccli or SDK Profile", "corp", "Enter");
  const { window } = await openWithProfile(context, folder, person);
  assert.match(person.saw.at(-1) ?? "", /Nobody has signed in to this profile with tccli yet\. \[Sign In with tccli\]/);
  folder.write("corp.credential", { type: "sso", ...pair, token: "t", expiresAt: 4_000_000_000, sso: {} });
  await window.accounts.load();
  await window.inventory.refresh(only(window.accounts.all).id, AbortSignal.timeout(patience(5000)));
  assert.match(accountsOf(window), /24 instances/);
});

test("one of two windows shows one notice before temporary keys expire", async (context) => {
  const computer = new Computer(context);
  const keys = ["Enter Keys", "China site", pair.secretId, pair.secretKey, "token", "30", "Lab"];
  const first = await openWindow(computer, new Person(...keys));
  await addAccount(first);
  const second = await openWindow(computer, new Person());
  assert.match(accountsOf(second), /^Lab \(China site · expires in 30 min/);
  const claimed = new Set<string>();
  const claim = async (what: string) => !claimed.has(what) && Boolean(claimed.add(what));
  for (const { accounts, clock, log, person } of [first, second]) {
    const notify: ExpiryNotifierOptions["notify"] = (at) => person.tell(expiryNotice(at, clock.now()));
    void new ExpiryNotifier({ accounts, clock, log, claim, notify }).run(context.signal);
  }
  await computer.wait(29 * 60_000);
  const warnings = [...first.person.notices, ...second.person.notices].filter(({ kind }) => kind === "warning");
  assert.deepEqual(
    warnings.map(({ text, buttons }) => [text, ...buttons.map(({ label }) => label)]),
    [["The temporary keys of account Lab: expires in 10 min.", "Renew Account…"]],
  );
});

test("a disk that is full for a while delays the notice that keys expire, and is logged", async (context) => {
  const computer = new Computer(context);
  const keys = ["Enter Keys", "China site", pair.secretId, pair.secretKey, "token", "30", "Lab"];
  const window = await openWindow(computer, new Person(...keys));
  await addAccount(window);
  const { accounts, clock, log } = window;
  const notified: string[] = [];
  const claim = async () => {
    if (clock.now() < end - 5 * 60_000) throw new Error("ENOSPC");
    return notified.length === 0;
  };
  const end = only(accounts.all).expiresAt ?? 0;
  const notify: ExpiryNotifierOptions["notify"] = async ({ label }) => void notified.push(label);
  void new ExpiryNotifier({ accounts, clock, log, claim, notify }).run(context.signal);
  await computer.wait(23 * 60_000);
  assert.deepEqual(notified, []);
  assert.match(computer.logged.join("\n"), /ENOSPC/);
  await computer.wait(3 * 60_000);
  assert.deepEqual(notified, ["Lab"]);
});

test("a protected account shows by a word and a colour, and asks for the instance's name", async (context) => {
  const computer = new Computer(context);
  const person = new Person();
  const window = await openSampleWindow(computer, person);
  await protectAccount(window, only(window.accounts.all));
  const [row] = accountRows(window);
  assert.deepEqual([row?.description.split(" · ")[0], row?.icon, row?.color], ["protected", "shield", "charts.red"]);

  const at = running(window);
  person.then("golden", "", shutDown, "Create Image", "wrong", "Escape");
  await createImage(window, at);
  assert.equal(tasksOf(window), "");
  assert.match(person.saw.at(-1) ?? "", /wrong \(Type the name exactly: /);

  person.then("golden", "", shutDown, "Create Image", at.instance.name);
  await createImage(window, at);
  assert.match(tasksOf(window), /^golden/);
});

test("in a protected account the power of an instance is forced off only after its name was typed", async (context) => {
  const computer = new Computer(context);
  const person = new Person("golden", "", shutDown, "Create Image", "Shut Down and Create Image");
  const window = await openSampleWindow(computer, person);
  const at = running(window);
  await computer.changeInstance(at.instance.name, { quirks: { ignoresSoftStop: true } });
  await createImage(window, at);
  await protectAccount(window, at.account);
  await computer.wait(10 * 60_000);
  const task = only(window.taskStore.tasks);
  await decideTask(window, task.key, "force").catch(() => undefined);
  assert.match(tasksOf(window), /waits for your decision/);
  person.then(at.instance.name);
  await decideTask(window, task.key, "force");
  await computer.wait(60_000);
  assert.doesNotMatch(tasksOf(window), /waits for your decision/);
});

test("protection is removed only after the account's name was typed", async (context) => {
  const person = new Person("Sample", "Escape", "Sample Account");
  const window = await openSampleWindow(new Computer(context), person);
  await assert.rejects(unprotectAccount(window), UserError);
  await protectAccount(window, only(window.accounts.all));
  await unprotectAccount(window, only(window.accounts.all));
  assert.equal(only(window.accounts.all).isProtected, true);
  await unprotectAccount(window, only(window.accounts.all));
  assert.equal(only(window.accounts.all).isProtected, false);
});

test("without a keyring an account lives until its window closes, and is written nowhere", async (context) => {
  const computer = new Computer(context);
  computer.secrets.trouble = new Error("no keyring");
  const person = new Person("Enter Keys", "China site", pair.secretId, pair.secretKey, "", "Lab");
  const window = await openWindow(computer, person);
  await addAccount(window);
  assert.match(accountsOf(window), /^Lab \(China site · until this window closes/);
  assert.match(person.saw.at(-1) ?? "", /keyring does not work, so it stays only until this window closes/);
  assert.equal(computer.secrets.kept.size, 0);
  await signOut(window, only(window.accounts.all)).catch(() => undefined);
  person.then("Sign Out");
  await signOut(window, only(window.accounts.all));
  assert.equal(accountsOf(window), "");
});

test("signing out while an image is made asks, and the task waits for the account", async (context) => {
  const computer = new Computer(context);
  const person = new Person(
    "golden",
    "",
    shutDown,
    "Create Image",
    "Shut Down and Create Image",
    "Sign Out",
    "Sample Account",
  );
  const window = await openSampleWindow(computer, person);
  await createImage(window, running(window));
  await computer.wait(3000);
  await signOut(window, only(window.accounts.all));
  assert.match(
    person.saw.join("\n"),
    /1 task of this account still runs\. It waits until the account is added again\./,
  );
  await computer.wait(60_000);
  assert.match(tasksOf(window), /golden \(paused/);
  await addAccount(window);
  await computer.wait(180_000);
  assert.match(tasksOf(window), /golden \(image is ready/);
});

test("entered keys are renewed, and the account stays the same", async (context) => {
  const computer = new Computer(context);
  const person = new Person("Enter Keys", "China site", pair.secretId, pair.secretKey, "", "Lab");
  const window = await openWindow(computer, person);
  await addAccount(window);
  const { id } = only(window.accounts.all);
  person.then("Lab", "AKIDother", "otherKey", "");
  await renewAccount(window);
  assert.equal(only(window.accounts.all).id, id);
  assert.match([...computer.secrets.kept.values()].join(), /AKIDother/);
});

test("a denied call offers a policy with just the missing action", async (context) => {
  const window = await openSampleWindow(new Computer(context), new Person());
  const failure = {
    code: "AuthFailure.UnauthorizedOperation",
    message: "",
    requestId: "r-1",
    action: "CreateImage",
    executed: "no",
    passing: false,
  } as const;
  const [button] = explain(new EcmError(failure), only(window.accounts.all)).buttons;
  assert.equal(button?.label, "Copy Policy for ecm:CreateImage");
  await copyPolicy(window, { action: "CreateImage" });
  assert.deepEqual(JSON.parse(window.person.clipboard), {
    version: "2.0",
    statement: [{ effect: "allow", action: ["ecm:CreateImage"], resource: ["*"] }],
  });
});

test("a policy is copied for what the user wants to do", async (context) => {
  const window = await openSampleWindow(new Computer(context), new Person("Look Only", "Make Images"));
  await copyPolicy(window);
  assert.doesNotMatch(window.person.clipboard, /Create|Stop|Start|Delete/);
  await copyPolicy(window);
  assert.match(window.person.clipboard, /ecm:CreateImage/);
  assert.doesNotMatch(window.person.clipboard, /Delete|Reset/);
});
