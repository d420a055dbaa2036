import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { type ChildOptions, runChild } from "./childRun.ts";
import { countCheck, countMochaTests, countNodeTests, type Count, type Outcome, sum } from "./outcome.ts";
import { pool } from "./pool.ts";
import { root, testFiles } from "./project.ts";

/** One step of `npm test`. */
export interface Stage {
  readonly name: string;
  readonly run: () => Promise<Outcome>;
}

/** A program of node_modules/.bin, shown only when it fails. */
export const check = (name: string, program: string, args: readonly string[]): Stage => ({
  name,
  run: async () => {
    const { code, text } = await runChild(`node_modules/.bin/${program}`, args, { minutes: 5 });
    if (code !== 0) console.log(text);
    return countCheck(code, text);
  },
});

/** A script of ours. What it fetches takes its time. */
export const script = (name: string, file: string, env: NodeJS.ProcessEnv = {}): Stage => ({
  name,
  run: () => runLive(["--import", "tsx", file], countCheck, { minutes: 30, env }),
});

export const mochaTests = (name: string, file: string): Stage => ({
  name,
  run: () => runLive(["--import", "tsx", file], countMochaTests, { minutes: 10 }),
});

async function runLive(args: readonly string[], count: Count, options: ChildOptions): Promise<Outcome> {
  const { code, text } = await runChild(process.execPath, args, { ...options, live: true });
  return count(code, text);
}

/** Files of quick tests share a process, which would else take longer to start than they do: one for each core. */
export const quickTests = (folders: readonly string[], only = ""): Stage => ({
  name: folders.join(", "),
  run: async () => {
    const files = folders.flatMap(testFiles).filter((file) => file.includes(only));
    const hands = Array.from({ length: Math.min(cores, files.length) }, (_, hand) =>
      files.filter((_, index) => index % cores === hand),
    );
    return sum(await Promise.all(hands.map((hand) => runTests(["test/tools/together.ts", ...hand]))));
  },
});

const cores = Math.min(availableParallelism(), 4);

/** The tests of files under test/<folder> whose path holds the given text, in a process each. */
export const nodeTests = (folder: string, only = ""): Stage => testsApart(folder, filesApart(folder, only));

/** A test file in a process of its own. */
export interface FileApart {
  readonly file: string;
  readonly env?: NodeJS.ProcessEnv;
}

export const filesApart = (folder: string, only = "", env: NodeJS.ProcessEnv = {}): readonly FileApart[] =>
  testFiles(folder)
    .filter((file) => file.includes(only))
    .map((file) => ({ file, env }));

/** Two at a time: an end-to-end file has a whole editor, and waits more than it works. The long ones begin first. */
export const testsApart = (name: string, files: readonly FileApart[]): Stage => ({
  name,
  run: async () => sum(await pool(2, longestFirst(files), runApart)),
});

/** How long a file is tells well enough how long it takes. */
const longestFirst = (files: readonly FileApart[]): readonly FileApart[] =>
  files.toSorted((one, other) => bytes(other) - bytes(one));

const bytes = ({ file }: FileApart): number => statSync(join(root, file)).size;

async function runApart({ file, env = {} }: FileApart): Promise<Outcome> {
  const start = performance.now();
  const outcome = await runTests([file], env);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`   ${file}: ${outcome.passed} passed, ${outcome.failed} failed, ${seconds} s\n`);
  return outcome;
}

async function runTests(files: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const args = ["--import", "tsx", "--test-reporter=spec", ...files];
  const { code, text } = await runChild(process.execPath, args, { minutes: 10, env });
  console.log(withoutSummary(text));
  return countNodeTests(code, text);
}

/** The runner's own counts are those of one process, and are added up after all of them. */
const withoutSummary = (text: string): string =>
  text.replaceAll(/^\S*ℹ (?!fail [1-9]|cancelled [1-9]).*\n/gm, "").trim();
