import { availableParallelism } from "node:os";
import { countCheck, countMochaTests, countNodeTests, type Count, type Outcome, sum } from "./outcome.ts";
import { startOwned } from "./ownedProcess.ts";
import { root, testFiles } from "./project.ts";

/** One step of `npm test`. */
export interface Stage {
  readonly name: string;
  readonly run: () => Promise<Outcome>;
}

/** A program of node_modules/.bin, shown only when it fails. */
export const check = (name: string, program: string, args: readonly string[]): Stage => ({
  name,
  run: () => runCounted(`node_modules/.bin/${program}`, args, countCheck, "whenFailed"),
});

/** A script of ours. */
export const script = (name: string, file: string): Stage => ({
  name,
  run: () => runCounted(process.execPath, ["--import", "tsx", file], countCheck, "always"),
});

/** The tests under test/<folder>, or only the files whose path holds the given text, in a process each. */
export const nodeTests = (folder: string, only = ""): Stage => testsIn([folder], only, runApart);

/** The same where the files are quick: they share a process, which would else take longer to start than they do. */
export const quickTests = (folders: readonly string[], only = ""): Stage => testsIn(folders, only, runTogether);

const testsIn = (
  folders: readonly string[],
  only: string,
  runFiles: (files: readonly string[]) => Promise<Outcome>,
): Stage => ({
  name: folders.join(", "),
  run: async () => {
    const files = folders.flatMap(testFiles).filter((file) => file.includes(only));
    return files.length === 0 ? { passed: 0, failed: 0 } : runFiles(files);
  },
});

/** A process for each core. */
async function runTogether(files: readonly string[]): Promise<Outcome> {
  const hands = Array.from({ length: Math.min(cores, files.length) }, (_, hand) =>
    files.filter((_, index) => index % cores === hand),
  );
  return sum(await Promise.all(hands.map((hand) => runTests(["test/tools/together.ts", ...hand], "atTheEnd"))));
}

const cores = Math.min(availableParallelism(), 4);

/** An end-to-end file has a whole editor, and waits more than it works: two fit on two cores. */
const runApart = (files: readonly string[]): Promise<Outcome> =>
  runTests(["--test", "--test-concurrency=2", ...files], "always");

const runTests = (args: readonly string[], show: Show): Promise<Outcome> =>
  runCounted(process.execPath, ["--import", "tsx", "--test-reporter=spec", ...args], countNodeTests, show);

export const mochaTests = (name: string, file: string): Stage => ({
  name,
  run: () => runCounted(process.execPath, ["--import", "tsx", file], countMochaTests, "always"),
});

/** The same with the oldest editor that is supported: see test/editor/installedEditor.ts. */
export const onOldest = ({ name, run }: Stage): Stage => ({
  name: `${name}, oldest`,
  run: async () => {
    process.env["VSCODE_OLDEST"] = "1";
    return run().finally(() => delete process.env["VSCODE_OLDEST"]);
  },
});

type Show = "always" | "atTheEnd" | "whenFailed";

async function runCounted(command: string, args: readonly string[], count: Count, show: Show): Promise<Outcome> {
  const running = startOwned(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const parts: string[] = [];
  const take = (part: Buffer) => {
    parts.push(String(part));
    if (show === "always") process.stdout.write(part);
  };
  running.child.stdout?.on("data", take);
  running.child.stderr?.on("data", take);
  const code = await running.ended;
  await running.stop();
  if (show === "atTheEnd" || (show === "whenFailed" && code !== 0)) console.log(parts.join(""));
  return count(code, parts.join(""));
}
