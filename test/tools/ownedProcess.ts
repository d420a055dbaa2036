import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { constants } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { patience } from "./patience.ts";

/** A child in its own process group, which ends with this process, however that ends. */
export interface OwnedProcess {
  readonly child: ChildProcess;
  /** The exit code; 128 and more for a child that a signal ended. */
  readonly ended: Promise<number>;
  /** Ends the whole group, by force if necessary. */
  stop(): Promise<void>;
}

const owned = new Map<ChildProcess, Promise<number>>();

/** Starts a child whose group ends with this process. */
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
  await groupGone(child);
  signalGroup(child, "SIGKILL");
  await ended.catch(() => undefined);
  owned.delete(child);
}

// The leader may end before its children have cleaned up.
async function groupGone(child: ChildProcess): Promise<void> {
  const end = Date.now() + patience(3000);
  while (Date.now() < end && signalGroup(child, 0)) await wait(20);
}

// Returns whether the group exists.
function signalGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (child.pid === undefined) return false;
  try {
    return process.platform === "win32" ? child.kill(signal) : process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}

let watching = false;

function endOnSignals(): void {
  if (watching) return;
  watching = true;
  process.once("exit", killAll);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void endBy(signal));
  if (hasKeeper) endWithParent();
}

// Started by npm or by another process of the tests, not by a user who may want it to outlive a shell.
const hasKeeper = ["npm_lifecycle_event", "ECM_TEST_RUN"].some((name) => process.env[name] !== undefined);

// npm ends its shell on a signal, and the shell does not pass the signal on.
function endWithParent(): void {
  const parent = process.ppid;
  const look = () => process.ppid === parent || void endBy("SIGTERM");
  setInterval(look, 500).unref();
}

let ending = false;

/** Whether a signal is ending this process, so that children end on purpose. */
export const isEnding = (): boolean => ending;

async function endBy(signal: NodeJS.Signals): Promise<never> {
  ending = true;
  await Promise.all([...owned].map(([child, ended]) => stop(child, ended)));
  process.exit(128 + constants.signals[signal]);
}

function killAll(): void {
  for (const child of owned.keys()) signalGroup(child, "SIGKILL");
}
