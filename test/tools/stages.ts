import { tidied } from "./childRun.ts";
import { leftRunning } from "./leftRunning.ts";
import { sum, type Outcome } from "./outcome.ts";
import { check, filesApart, mochaTests, nodeTests, quickTests, script, type Stage, testsApart } from "./stage.ts";

const types = check("types", "tsc", []);
const lint = check("lint", "oxlint", ["--type-aware"]);
const format = check("format", "oxfmt", ["--check"]);
const unused = check("unused", "knip", []);
const packaging = script("package", "test/tools/package.ts");

const editor = script("editor", "test/editor/install.ts");

const integration = mochaTests("integration", "test/integration/run.ts");

/** The main job once more, in the oldest VS Code that package.json's `engines` allows: see test/editor/installedEditor.ts. */
const forOldest = { VSCODE_OLDEST: "1" };
const oldestEditor = script("editor, oldest", "test/editor/install.ts", forOldest);
const onOldest = filesApart("e2e", "createImage", forOldest);

const nothingLeft: Stage = { name: "nothing left running", run: async () => leftRunning() };

/** The quick loop. */
export const quick: readonly Stage[] = [types, lint, quickTests(["unit", "stories"])];

/** All there is. */
export const everything: readonly Stage[] = [
  types,
  lint,
  format,
  unused,
  quickTests(["unit", "stories"]),
  // Before the contract tests, which compare with code of the editors.
  editor,
  oldestEditor,
  nodeTests("contract"),
  nodeTests("storms"),
  packaging,
  integration,
  testsApart("e2e, also in the oldest editor", [...filesApart("e2e"), ...onOldest]),
  nothingLeft,
];

/** Stages that a person can ask for by name; `only` narrows them to files. */
export const named = (name: string, only: string | undefined): readonly Stage[] | undefined => {
  if (name === "unit") return only === undefined ? quick : [quickTests(["unit"], only)];
  if (name === "stories") return [quickTests([name], only)];
  if (name === "contract" || name === "storms") return [nodeTests(name, only)];
  if (name === "package") return [packaging];
  if (name === "integration") return [packaging, editor, integration, nothingLeft];
  if (name === "e2e") return [packaging, editor, nodeTests("e2e", only), nothingLeft];
  if (name === "oldest") return [packaging, oldestEditor, testsApart(name, onOldest), nothingLeft];
  if (name === "screenshots") return [packaging, editor, nodeTests(name), nothingLeft];
  return undefined;
};

/** Runs one stage after the other, and gives 0 if all went well. */
export async function runStages(stages: readonly Stage[]): Promise<number> {
  const outcomes: Outcome[] = [];
  for (const stage of stages) outcomes.push(await runStage(stage));
  const { passed, failed } = sum(outcomes);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function runStage(stage: Stage): Promise<Outcome> {
  console.log(`\n── ${stage.name}`);
  const start = performance.now();
  const outcome = await stage.run().catch(failure);
  await tidied();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`   ${stage.name}: ${outcome.passed} passed, ${outcome.failed} failed, ${seconds} s`);
  return outcome;
}

function failure(error: unknown): Outcome {
  console.error(error);
  return { passed: 0, failed: 1 };
}
