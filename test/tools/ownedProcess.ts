import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { constants } from "node:os";

/** A child in a process group of its own, which ends with this process, however that ends. */
export interface OwnedProcess {
  readonly child: ChildProcess;
  /** The exit code; a child ended by a signal gives 128 and more. */
  readonly ended: Promise<number>;
  /** Asks the whole group to end, and makes sure of it. */
  stop(): Promise<void>;
}

const owned = new Map<ChildProcess, Promise<number>>();
const patience = 3000;

/** Starts a child whose whole group this process answers for. */
export function startOwned(command: string, args: readonly string[], options: SpawnOptions): OwnedProcess {
  endOnSignals();
  const child = spawn(command, args, { ...options, detached: process.platform !== "win32" });
  const ended = whenEnded(child);
  owned.set(child, ended);
  return { child, ended, stop: () => stop(child, ended) };
}

function whenEnded(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

async function stop(child: ChildProcess, ended: Promise<number>): Promise<void> {
  signalGroup(child, "SIGTERM");
  const slow = setTimeout(() => signalGroup(child, "SIGKILL"), patience);
  await ended.catch(() => undefined);
  clearTimeout(slow);
  signalGroup(child, "SIGKILL");
  owned.delete(child);
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // The group is gone already, which is what was wanted.
  }
}

let watching = false;

function endOnSignals(): void {
  if (watching) return;
  watching = true;
  process.once("exit", killAll);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void endBy(signal));
}

async function endBy(signal: NodeJS.Signals): Promise<never> {
  await Promise.all([...owned].map(([child, ended]) => stop(child, ended)));
  process.exit(128 + constants.signals[signal]);
}

function killAll(): void {
  for (const child of owned.keys()) signalGroup(child, "SIGKILL");
}
