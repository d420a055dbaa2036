import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { root } from "../tools/project.ts";

/** Runs a measurement in a separate process, whose last line is its result. */
export async function measureIn<Result>(file: string, ...args: readonly string[]): Promise<Result> {
  // A loader that translates TypeScript would be measured along with what it loads.
  const loader = file.endsWith(".mjs") ? [] : ["--import", "tsx"];
  const command = ["--expose-gc", ...loader, file, ...args];
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: root });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Result;
}
