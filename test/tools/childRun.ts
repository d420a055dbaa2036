import { startOwned } from "./ownedProcess.ts";
import { within } from "./patience.ts";
import { root } from "./project.ts";

/** The result of a program: its exit code, and all it wrote. */
export interface ChildRun {
  readonly code: number;
  readonly text: string;
}

export interface ChildOptions {
  /** A generous time limit for an idle machine; then the program is ended, and has failed. */
  readonly minutes: number;
  readonly env?: NodeJS.ProcessEnv;
  /** Whether its output is shown at once. */
  readonly live?: boolean;
}

const tooLong = 124;

const stopping = new Set<Promise<void>>();

/** Waits until the children of programs that have ended are gone. */
export const tidied = async (): Promise<unknown> => Promise.all(stopping);

/** Runs a program and its children to their end, in the project's folder. */
export async function runChild(command: string, args: readonly string[], options: ChildOptions): Promise<ChildRun> {
  const env = { ...process.env, ...options.env };
  const running = startOwned(command, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  const parts: string[] = [];
  const take = (part: Buffer | string) => {
    parts.push(String(part));
    if (options.live) process.stdout.write(part);
  };
  running.child.stdout?.on("data", take);
  running.child.stderr?.on("data", take);
  const ended = within(options.minutes * 60_000, `${args.at(-1) ?? command} to end`, running.ended);
  const code = await ended.catch((error: unknown) => {
    take(`${String(error)}\n`);
    return tooLong;
  });
  const stopped = running.stop();
  stopping.add(stopped);
  if (code === tooLong) await stopped;
  return { code, text: parts.join("") };
}
