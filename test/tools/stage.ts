import { countCheck, countMochaTests, countNodeTests, type Count, type Outcome } from "./outcome.ts";
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

/** The tests under test/<folder>, or only the files whose path holds the given text. */
export const nodeTests = (folder: string, only = ""): Stage => ({
  name: folder,
  run: async () => {
    const files = testFiles(folder).filter((file) => file.includes(only));
    if (files.length === 0) return { passed: 0, failed: 0 };
    const args = ["--import", "tsx", "--test-reporter=spec", ...(isQuick(folder) ? together : apart(folder)), ...files];
    return runCounted(process.execPath, args, countNodeTests, "always");
  },
});

const isQuick = (folder: string): boolean => folder === "unit" || folder === "stories";

const together: readonly string[] = ["test/tools/together.ts"];

// Each end-to-end file has a whole editor, and two of them make each other late on a small machine.
const apart = (folder: string): readonly string[] => ["--test", `--test-concurrency=${folder === "e2e" ? 1 : 2}`];

export const mochaTests = (name: string, file: string): Stage => ({
  name,
  run: () => runCounted(process.execPath, ["--import", "tsx", file], countMochaTests, "always"),
});

async function runCounted(
  command: string,
  args: readonly string[],
  count: Count,
  show: "always" | "whenFailed",
): Promise<Outcome> {
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
  if (show === "whenFailed" && code !== 0) console.log(parts.join(""));
  return count(code, parts.join(""));
}
