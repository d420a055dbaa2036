import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { test } from "node:test";
import { temporaryFolder } from "../editor/scratch.ts";
import { root } from "../tools/project.ts";
import { readText, sourceFiles } from "../tools/wordFiles.ts";

/** Each folder with those that it may not import by the import rule. */
const forbidden: Readonly<Record<string, readonly string[]>> = {
  "src/base": ["ecm", "sample", "accounts", "tasks", "view", "app.ts", "commands", "vscode", "extension.ts"],
  "src/ecm": ["sample", "accounts", "tasks", "view", "app.ts", "commands", "vscode", "extension.ts"],
  "src/sample": ["accounts", "tasks", "view", "app.ts", "commands", "vscode", "extension.ts"],
  "src/accounts": ["view", "app.ts", "commands", "vscode", "extension.ts"],
  "src/tasks": ["view", "app.ts", "commands", "vscode", "extension.ts"],
  "src/view": ["app.ts", "commands", "vscode", "extension.ts"],
  "src/commands": ["vscode", "extension.ts"],
};

/** Writes a tree of files with one import each, and returns those that the linter refuses. */
function refusedOf(importOf: ReadonlyMap<string, string>): readonly string[] {
  const folder = temporaryFolder();
  copyFileSync(join(root, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
  for (const [file, specifier] of importOf) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `import { x } from "${specifier}";\nx();\n`);
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  const lint = join(root, "node_modules/.bin/oxlint");
  const { stdout } = spawnSync(lint, ["--format=unix", "src"], { cwd: folder, encoding: "utf8" });
  return [...importOf.keys()].filter((file) => stdout.includes(`${file}:`) && stdout.includes("no-restricted-imports"));
}

/** A file for each pair of a folder and something it imports, `depth` folders below the first. */
const treeOf = (depth: number, imports: Readonly<Record<string, readonly string[]>>) =>
  new Map(
    Object.entries(imports).flatMap(([from, targets]) =>
      targets.map((to) => {
        const place = [from, ...Array<string>(depth).fill("deep"), `imports_${to.replace(".", "_")}.ts`].join("/");
        const up = "../".repeat(depth + 1);
        return [place, to === "vscode-itself" ? "vscode" : `${up}${to.endsWith(".ts") ? to : `${to}/other/x.ts`}`];
      }),
    ),
  );

for (const depth of [0, 1, 3]) {
  test(`an import that points back is refused ${depth} folders deep`, () => {
    const backwards = treeOf(depth, forbidden);
    assert.deepEqual(refusedOf(backwards), [...backwards.keys()]);
  });

  test(`vscode is refused ${depth} folders deep, everywhere but in src/vscode`, () => {
    const importers = treeOf(
      depth,
      Object.fromEntries(Object.keys(forbidden).map((from) => [from, ["vscode-itself"]])),
    );
    assert.deepEqual(refusedOf(importers), [...importers.keys()]);
  });

  test(`an import that points forward is taken ${depth} folders deep`, () => {
    const forwards = treeOf(depth, { "src/view": ["tasks", "accounts", "ecm", "base"], "src/ecm": ["base", "ecm"] });
    assert.deepEqual(refusedOf(forwards), []);
  });
}

const twice = (names: readonly string[]) => names.filter((name, at) => names.indexOf(name) !== at);

test("no two files have the same name, so that Quick Open finds one", () => {
  assert.deepEqual(twice(sourceFiles().map((file) => basename(file))), []);
});

/** The names of the types and classes that a file exports. */
const exportedTypes = (file: string): readonly string[] =>
  [...readText(file).matchAll(/^export (?:abstract )?(?:type|interface|class) (\w+)/gm)].map(([, name = ""]) => name);

const types = sourceFiles().flatMap(exportedTypes);

test("no two exported types have the same name, so that an import is never the wrong one", () => {
  assert.ok(types.length > 100, `${types.length} exported types`);
  assert.deepEqual(twice(types), []);
});

/** @see https://www.typescriptlang.org/docs/handbook/utility-types.html */
const utilityTypes = new Set(
  `Awaited Partial Required Readonly Record Pick Omit Exclude Extract NonNullable Parameters ConstructorParameters
  ReturnType InstanceType NoInfer ThisParameterType OmitThisParameter ThisType Uppercase Lowercase Capitalize
  Uncapitalize`.split(/\s+/),
);

test("no exported type takes the name of one of TypeScript's own utility types", () => {
  assert.deepEqual(
    types.filter((name) => utilityTypes.has(name)),
    [],
  );
});
