import assert from "node:assert/strict";
import { test } from "node:test";
import * as v from "valibot";
import { commands } from "../../src/commands/table.ts";
import { menus } from "../tools/menuWords.ts";
import { manifestWords, readText, readWords, sourceFiles } from "../tools/wordFiles.ts";

const item = v.object({
  command: v.optional(v.string()),
  when: v.optional(v.string(), ""),
  group: v.optional(v.string(), ""),
});

const manifest = v.parse(
  v.object({
    main: v.string(),
    activationEvents: v.array(v.string()),
    extensionKind: v.array(v.string()),
    l10n: v.string(),
    capabilities: v.object({
      untrustedWorkspaces: v.object({ supported: v.boolean() }),
      virtualWorkspaces: v.boolean(),
    }),
    contributes: v.object({
      commands: v.array(v.object({ command: v.string(), title: v.string(), category: v.string() })),
      menus: v.record(v.string(), v.array(item)),
      configuration: v.object({
        properties: v.record(v.string(), v.object({ scope: v.string(), default: v.unknown() })),
      }),
    }),
  }),
  JSON.parse(readText("package.json")),
);

const { contributes } = manifest;
const contributed = contributes.commands.map(({ command }) => command).toSorted();
const menuItems = Object.values(contributes.menus).flat();

test("package.json has the commands of the table, and no others", () => {
  assert.deepEqual(contributed, Object.keys(commands).toSorted());
});

test("each command runs the function of that name, which one file of src/commands exports", () => {
  const files = sourceFiles().filter((file) => file.startsWith("src/commands/"));
  for (const [id, run] of Object.entries(commands)) {
    const name = id.slice("ecm.".length);
    assert.equal(run.name, name);
    const giving = new RegExp(`^export (async )?function ${name}\\b`, "m");
    assert.equal(files.filter((file) => giving.test(readText(file))).length, 1, name);
  }
});

test("each command has a title in both languages, and the category ECM", () => {
  const words = readWords(manifestWords.english);
  for (const { command, title, category } of contributes.commands) {
    assert.equal(title, `%command.${command.slice("ecm.".length)}%`);
    assert.ok(words[title.slice(1, -1)], title);
    assert.equal(category, "ECM");
  }
});

test("each command is in the palette", () => {
  const hidden = (contributes.menus["commandPalette"] ?? []).filter(({ when }) => when === "false");
  assert.deepEqual(hidden, []);
});

test("menus offer only existing commands", () => {
  const unknown = menuItems.flatMap(({ command }) => (command === undefined ? [] : [command]));
  assert.deepEqual(
    unknown.filter((command) => command.startsWith("ecm.") && !contributed.includes(command)),
    [],
  );
});

test("the texts of the manifest are exactly those that package.json uses", () => {
  const used = new Set([...readText("package.json").matchAll(/%([\w.]+)%/g)].map(([, key = ""]) => key));
  assert.deepEqual(Object.keys(readWords(manifestWords.english)).toSorted(), [...used].toSorted());
});

const asked = new Set(
  [...readText("package.json").matchAll(/viewItem =~ \/\\\\b(\(?[\w|]+\)?)\\\\b\//g)].flatMap(([, words = ""]) =>
    words.replaceAll(/[()]/g, "").split("|"),
  ),
);

/** Words that come from data: the kind of an account, the state of an instance or a task. */
const fromData = new Set(
  ["src/accounts/account.ts", "src/ecm/model.ts", "src/tasks/task.ts"].flatMap((file) =>
    [...readText(file).matchAll(/"(\w+)"/g)].map(([, word = ""]) =>
      /^[A-Z_]+$/.test(word) ? word.toLowerCase() : word,
    ),
  ),
);

test("every context menu looks for a word that some row has", () => {
  const given = new Set([...menus().flatMap(({ words }) => words), ...fromData]);
  assert.ok(asked.size > 5);
  assert.deepEqual(
    [...asked].filter((word) => !given.has(word)),
    [],
  );
});

/** The opposites of words that menus look for; nothing looks for these. */
const opposites = ["running", "unready"];

test("every word that a row puts after its kind is looked for by a menu", () => {
  const idle = menus().flatMap(({ file, words: [, ...words] }) =>
    words.filter((word) => !asked.has(word) && !opposites.includes(word)).map((word) => `${file}: ${word}`),
  );
  assert.deepEqual(idle, []);
});

test("every condition on viewItem looks for a whole word", () => {
  const conditions = menuItems.flatMap(({ when }) => when.split(/&&|\|\|/)).filter((each) => each.includes("viewItem"));
  assert.deepEqual(
    conditions.filter((each) => !/^\s*!?\(?viewItem =~ \/\\b\(?[\w|]+\)?\\b\/\)?\s*$/.test(each)),
    [],
  );
});

/** Whether a `when` clause of these menus holds for a row. */
const holds = (when: string, view: string, words: string): boolean =>
  when.split(" && ").every((each) => {
    const [, not, name, sign, value = ""] = /^(!\()?(view|viewItem) (==|=~) \/?(.*?)\/?\)?$/.exec(each) ?? [];
    assert.ok(name, each);
    const subject = name === "view" ? view : words;
    return (sign === "==" ? subject === value : new RegExp(value).test(subject)) !== Boolean(not);
  });

const inlineOf = (view: string, words: string) =>
  (contributes.menus["view/item/context"] ?? [])
    .filter(({ group, when }) => group.startsWith("inline") && holds(when, view, words))

    .toSorted((a, b) => a.group.localeCompare(b.group))
    .map(({ command }) => command);

test("a row about an account's error offers the same remedies in both trees, two at most", () => {
  for (const view of ["ecm.instances", "ecm.images"]) {
    assert.deepEqual(inlineOf(view, "trouble keys"), ["ecm.renewAccount", "ecm.refreshAccount"]);
    assert.deepEqual(inlineOf(view, "trouble profile"), ["ecm.renewAccount", "ecm.refreshAccount"]);
    assert.deepEqual(inlineOf(view, "trouble profile login"), ["ecm.logIn", "ecm.renewAccount"]);
    assert.deepEqual(inlineOf(view, "trouble sample"), ["ecm.refreshAccount"]);
  }
});

test("a paused task's row and menu have the command that lets it continue", () => {
  const remedies = { signedOut: "addAccount", renewable: "renewAccount", loggedOut: "logIn", locked: "refresh" };
  for (const [word, command] of Object.entries(remedies)) {
    const row = `task running stopping ${word} watched`;
    assert.deepEqual(inlineOf("ecm.tasks", row), [`ecm.${command}`]);
    const menu = contributes.menus["view/item/context"] ?? [];
    const inMenu = menu.filter(({ group, when }) => group === "1_create@1" && holds(when, "ecm.tasks", row));
    assert.deepEqual(
      inMenu.map((item) => item.command),
      [`ecm.${command}`],
    );
  }
});

test("the extension activates by itself only to see whether a task is unfinished", () => {
  assert.deepEqual(manifest.activationEvents, ["onStartupFinished"]);
});

test("the extension runs on the user's side, also in virtual and untrusted workspaces", () => {
  assert.deepEqual(manifest.extensionKind, ["ui", "workspace"]);
  assert.deepEqual(manifest.capabilities, { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
});

test("no workspace can change where signed requests go, or whose they are", () => {
  const { properties } = contributes.configuration;
  const loose = Object.entries(properties).filter(
    ([id, { scope }]) => /endpoint|directory|profile/i.test(id) && !["application", "machine"].includes(scope),
  );
  assert.deepEqual(loose, []);
  assert.equal(properties["ecm.endpoint"]?.scope, "application");
  assert.equal(properties["ecm.endpoint"]?.default, "");
});

test("a row has at most two buttons, an account with an error too", () => {
  const inline = (contributes.menus["view/item/context"] ?? []).filter(({ group }) => group.startsWith("inline"));
  const words = ["sample", "keys", "profile", "profile login"].flatMap((kind) => [
    `trouble ${kind}`,
    `account ${kind} protected`,
  ]);
  words.push(
    "instance running imageable",
    "image",
    "task ended succeeded requestId imageId",
    "task running unknown doubtful",
    "task running unknown doubtful watched requestId signedOut",
  );
  const crowded = words.flatMap((each) =>
    ["ecm.instances", "ecm.images", "ecm.tasks"].flatMap((view) => {
      const shown = inline.filter(({ when }) => holds(when, view, each)).map(({ command = "" }) => command);
      return shown.length > 2 ? [`${view} ${each}: ${shown.join(", ")}`] : [];
    }),
  );
  assert.deepEqual(crowded, []);
  assert.ok(inline.some(({ when }) => holds(when, "ecm.instances", "trouble profile login")));
});
