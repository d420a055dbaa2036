import { markProcesses } from "./leftRunning.ts";
import { startOwned } from "./ownedProcess.ts";
import { root } from "./project.ts";
import { everything, named, runStages } from "./stages.ts";

// Separate programs, which receive the arguments after their name.
const programs: Readonly<Record<string, string>> = {
  bench: "test/bench/main.ts",
  faults: "test/storms/faults.ts",
  fuzz: "test/storms/fuzz.ts",
  icon: "test/tools/icon.ts",
  notices: "test/tools/notices.ts",
  simulator: "test/simulator/main.ts",
  words: "test/tools/words.ts",
};

/** Runs the named stages or, without a name, everything; returns the exit code. */
export async function main(words: readonly string[]): Promise<number> {
  markProcesses();
  const [name, ...rest] = words;
  if (name === undefined) return runStages(everything);
  const program = programs[name];
  if (program !== undefined) return runProgram(program, rest);
  const stages = named(name, rest[0]);
  if (stages !== undefined) return runStages(stages);
  console.error(`There is no "${name}". Try: ${names.join(", ")}.`);
  return 2;
}

const names = [
  "unit",
  "stories",
  "contract",
  "storms",
  "integration",
  "e2e",
  "oldest",
  "screenshots",
  "package",
  ...Object.keys(programs),
];

async function runProgram(file: string, args: readonly string[]): Promise<number> {
  const running = startOwned(process.execPath, ["--import", "tsx", file, ...args], { cwd: root, stdio: "inherit" });
  const code = await running.ended;
  await running.stop();
  return code;
}
