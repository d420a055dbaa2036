import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { build } from "esbuild";
import { options } from "../../esbuild.mjs";
import { root } from "../tools/project.ts";
import { sourceFiles } from "../tools/wordFiles.ts";

interface Bundle {
  readonly bytes: number;
  readonly inputs: readonly string[];
}

const bundles = new Map<string, Bundle>();
const bundle = (name: string): Bundle => bundles.get(`dist/${name}`) ?? { bytes: Number.NaN, inputs: [] };

before(async () => {
  const { metafile } = await build({ ...options, absWorkingDir: root, write: false, metafile: true });
  for (const [name, { bytes, inputs }] of Object.entries(metafile?.outputs ?? {}))
    bundles.set(name, { bytes, inputs: Object.keys(inputs) });
});

test("the bundle that an editor reads at its start has at most 8 KB, and no library", () => {
  const { bytes, inputs } = bundle("extension.cjs");
  assert.ok(bytes <= 8_000, `${bytes} bytes`);
  assert.deepEqual(
    inputs.filter((input) => !input.startsWith("src/")),
    [],
  );
});

test("src/vscode/startup is what an editor reads at its start, all of it and nothing else of src/vscode", () => {
  const read = bundle("extension.cjs").inputs.filter((input) => input.startsWith("src/vscode/"));
  assert.deepEqual(
    read.toSorted(),
    sourceFiles().filter((file) => file.startsWith("src/vscode/startup/")),
  );
});

test("no class is in two bundles, so that instanceof works across them", () => {
  const all = [...bundles.values()].flatMap(({ inputs }) => inputs);
  const twice = all.filter((input, at) => input.startsWith("src/") && all.indexOf(input) !== at);
  assert.deepEqual(
    twice.filter((input) => /\bclass \w/.test(readFileSync(join(root, input), "utf8"))),
    [],
  );
});

test("the texts in the user's language reach every bundle that has texts", () => {
  const speaking = [...bundles].filter(([, { inputs }]) => inputs.some((input) => input.includes("@vscode/l10n")));
  assert.deepEqual(
    speaking.map(([name]) => name),
    ["dist/app.cjs"],
  );
  assert.ok(bundle("app.cjs").inputs.includes("src/vscode/main.ts"));
});
