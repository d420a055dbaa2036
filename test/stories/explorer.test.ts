import assert from "node:assert/strict";
import { test } from "node:test";
import { copyId } from "../../src/commands/explorer/copy.ts";
import { copyIp } from "../../src/commands/explorer/copy.ts";
import { clearFilter } from "../../src/commands/explorer/filter.ts";
import { filterInstances } from "../../src/commands/explorer/filter.ts";
import { groupInstances } from "../../src/commands/explorer/group.ts";
import { openConsole } from "../../src/commands/explorer/open.ts";
import { refresh } from "../../src/commands/explorer/refresh.ts";
import { runCommand } from "../../src/vscode/runCommand.ts";
import { instanceTree } from "../../src/view/explorer/trees.ts";
import type { Subject } from "../../src/view/ui/commandLinks.ts";
import type { Row } from "../../src/view/ui/row.ts";
import { Computer, openSampleWindow, openWindow, type Window } from "../doubles/computer.ts";
import { draw } from "../doubles/draw.ts";
import { quiet } from "../doubles/handClock.ts";
import { instanceOf } from "../doubles/instanceOf.ts";
import { EcmProxy, spyOn } from "../doubles/ecmProxy.ts";
import { Person } from "../doubles/person.ts";

const tree = (window: Window): string => draw(instanceTree(window)().rows);

const groups = (window: Window): string =>
  tree(window)
    .split("\n")
    .filter((line) => /^ {2}\S/.test(line))
    .join("\n");

const everyRow = (rows: readonly Row[]): readonly Row[] =>
  rows.flatMap((row) => [row, ...everyRow(row.rows?.() ?? [])]);

const another = (kind: "sample" | "keys", label: string) => ({
  label,
  site: "china" as const,
  kind,
  credential: { secretId: label, secretKey: "", token: undefined },
});

test("instances are grouped as the user chose, in the next window too, and the choice is ticked", async (context) => {
  const computer = new Computer(context);
  const window = await openSampleWindow(computer, new Person("State"));
  assert.match(groups(window), /^ {2}华北（北京移动3） \(beijing-cmcc3-ecm · 4\)$|杭州/m);
  await groupInstances(window);
  assert.equal(
    groups(window),
    `  being created (1)
  being terminated (1)
  creation failed (1)
  rebooting (1)
  running (12)
  shut down, to be terminated (1)
  starting (1)
  stopped (4)
  stopped, isolated (1)
  stopping (1)`,
  );
  window.close();

  const later = await openWindow(computer, new Person("Tag env"));
  await later.inventory.open(instanceOf(window, "live-player-01").account.id);
  assert.match(groups(later), /^ {2}running \(12\)$/m);
  await groupInstances(later);
  assert.equal(groups(later), "  No such tag (23)\n  prod (1)");
  assert.match(later.person.saw.join("\n"), /\* State \(current\)/);
});

test("a filter takes words and states, is counted, shown in the title and cleared", async (context) => {
  const window = await openSampleWindow(new Computer(context), new Person("杭州 state:stopped"));
  await filterInstances(window);
  const shown = instanceTree(window)();
  assert.equal(shown.filter, "杭州 state:stopped");
  assert.equal(
    draw(shown.rows).replaceAll(/ein-\w+/g, "ein-…"),
    `Sample Account (sample · 2 of 24 instances)
  杭州 (ap-hangzhou-ecm · 2)
    bare-metal-1 (stopped · ein-… · 198.51.100.16)
    直播转码-03 (stopped · ein-… · 198.51.100.4)
`,
  );
  await clearFilter(window);
  assert.match(tree(window), /^Sample Account \(sample · 24 instances\)/);
});

test("a filter that nothing matches says so instead of showing nothing", async (context) => {
  const window = await openSampleWindow(new Computer(context), new Person("no such machine"));
  await filterInstances(window);
  assert.deepEqual(instanceTree(window)(), { rows: [], empty: "noMatch", filter: "no such machine" });
});

test("a part of an address, an id, a module or a tag finds an instance", async (context) => {
  const window = await openSampleWindow(new Computer(context), new Person());
  const { instance } = instanceOf(window, "网关-深圳-主");
  for (const typed of ["198.51.100.6", instance.id.toUpperCase(), "env:prod", "env=prod 网关"]) {
    window.explorer.filterInstances(typed);
    assert.match(tree(window), /1 of 24 instances[^]*网关-深圳-主/, typed);
  }
});

test("the last list is there at once in the next window, with its age, grey while offline, then replaced", async (context) => {
  const computer = new Computer(context);
  const ecm = new EcmProxy();
  computer.wrapEcm = ecm.wrap;
  const first = await openSampleWindow(computer, new Person());
  const { account } = instanceOf(first, "live-player-01");
  first.close();
  await computer.wait(60 * 60_000);

  ecm.failAll = "ClientError.NameNotResolved";
  const later = await openWindow(computer, new Person());
  await later.inventory.open(account.id);
  const [row, ...others] = instanceTree(later)().rows;
  assert.match(row?.description ?? "", /^sample · 24 instances · as of 2026-11-24 \d\d:00$/);
  assert.deepEqual(others, []);
  const [said, ...rows] = everyRow(row?.rows?.() ?? []);
  assert.match(said?.label ?? "", /reach|found|resolve/i);
  assert.ok(rows.filter(({ menu }) => menu.startsWith("instance")).every(({ isGrey }) => isGrey === true));
  assert.ok(rows.filter(({ menu }) => menu.startsWith("instance")).length === 24);

  ecm.failAll = undefined;
  await refresh(later);
  assert.equal(instanceTree(later)().rows[0]?.description, "sample · 24 instances");
  assert.ok(everyRow(instanceTree(later)().rows).every(({ isGrey }) => isGrey !== true));
});

test("one account's bad keys never hide another's rows", async (context) => {
  const computer = new Computer(context);
  const window = await openSampleWindow(computer, new Person());
  const ecm = new EcmProxy();
  computer.wrapEcm = ecm.wrap;
  const bad = await window.accounts.add(another("keys", "Bad"));
  ecm.failAll = "AuthFailure.SecretIdNotFound";
  await window.inventory.open(bad.id);
  const drawn = tree(window);
  assert.match(drawn, /^Sample Account \(sample · 24 instances\)$/m);
  assert.match(drawn, /^Bad \(China site\)\n {2}.*SecretId/m);
  ecm.failAll = undefined;
  await window.inventory.refresh(bad.id);
  assert.match(tree(window), /^Bad \(China site · 24 instances\)$/m);
});

test("an account that cannot be listed again keeps its rows and adds one that says what is wrong", async (context) => {
  const computer = new Computer(context);
  const ecm = new EcmProxy();
  computer.wrapEcm = ecm.wrap;
  const window = await openSampleWindow(computer, new Person());
  const before = tree(window);
  ecm.failAll = "InternalError";
  await refresh(window);
  const after = tree(window);
  assert.match(after, /as of 2026-11-24/);
  assert.equal(after.split("\n").length, before.split("\n").length + 1);
});

test("an empty tree shows a welcome text for no account, no instances, bad keys or no network", async (context) => {
  const computer = new Computer(context);
  const ecm = new EcmProxy();
  computer.wrapEcm = ecm.wrap;
  const window = await openWindow(computer, new Person());
  const empty = () => instanceTree(window)().empty;
  assert.equal(empty(), "noAccount");
  await computer.change((state) => ({ ...state, instances: [] }));
  const { id } = await window.accounts.add(another("sample", "Empty"));
  await window.inventory.open(id);
  assert.equal(empty(), "nothing");
  for (const [code, expected] of [
    ["AuthFailure.SecretIdNotFound", "expired"],
    ["ClientError.ConnectionRefused", "offline"],
    ["InternalError", undefined],
  ] as const) {
    ecm.failAll = code;
    await window.inventory.refresh(id);
    assert.equal(empty(), expected, code);
  }
});

test("IDs and addresses of several instances are copied, one a line, and the console opens at their page", async (context) => {
  const window = await openSampleWindow(new Computer(context), new Person());
  const at = instanceOf(window, "live-player-01");
  const other = instanceOf(window, "live-player-02");
  await copyId(window, at, [at, other]);
  assert.equal(window.person.clipboard, `${at.instance.id}\n${other.instance.id}`);
  await copyId(window, at);
  assert.equal(window.person.clipboard, at.instance.id);
  await copyIp(window, at, [at, other]);
  assert.equal(window.person.clipboard, "198.51.100.1\n198.51.100.2");
  await openConsole(window, at);
  assert.equal(window.person.saw.at(-1), "browser: https://console.cloud.tencent.com/ecm/instance");
});

test("every row says to a screen reader what it is", async (context) => {
  const window = await openSampleWindow(new Computer(context), new Person());
  for (const grouping of ["region", "zone", "module", "state", "none"] as const) {
    await window.explorer.groupInstances(grouping);
    for (const { spoken, label } of everyRow(instanceTree(window)().rows)) assert.ok(spoken.includes(label), label);
  }
});

test("a tooltip shows an instance's ISP, its age and its latest image, and that data disks are in none", async (context) => {
  const window = await openSampleWindow(new Computer(context), new Person());
  const rows = everyRow(instanceTree(window)().rows);
  const tooltip = (name: string) => rows.find(({ label }) => label === name)?.tooltip?.() ?? Promise.resolve("");
  assert.match(
    await tooltip("live-player-01"),
    /Last image of it \| 网关基线 2026-10 \(|Last image of it \| .*2026-10/,
  );
  assert.match(await tooltip("live-recorder"), /Data disks \| .*not part of an image/);
  assert.match(await tooltip("live-recorder"), /ISP \| C[MUT]CC(;C[MUT]CC)* \|/);
  assert.match(await tooltip("live-recorder"), /Created \| 20\d\d-\d\d-\d\d \d\d:\d\d:\d\d \|/);
  await quiet();
});

test("the title's Refresh lists every account again, whatever row has the focus; a row's lists its account", async (context) => {
  const computer = new Computer(context);
  const listed: string[] = [];
  let added = "first";
  computer.wrapEcm = (ecm) => {
    const name = added;
    return spyOn(ecm, (call) => call === "instances" && listed.push(name));
  };
  const window = await openSampleWindow(computer, new Person());
  added = "second";
  await window.inventory.open((await window.accounts.add(another("keys", "Other"))).id);
  const at = instanceOf(window, "live-player-01");
  for (const focused of [undefined, at, at.account, "a task"] as const) {
    listed.length = 0;
    await runCommand(async () => window, "ecm.refresh", focused as Subject | undefined, []);
    assert.deepEqual(listed.toSorted(), ["first", "second"]);
  }
  listed.length = 0;
  await runCommand(async () => window, "ecm.refreshAccount", at.account, []);
  assert.deepEqual(listed, ["first"]);
});
