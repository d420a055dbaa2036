import { readdirSync, readFileSync } from "node:fs";
import { errorCode } from "../../src/base/errors.ts";

/** The pids of a server's extension hosts, one for each window. Linux only, like the editor from npm. */
export function extensionHosts(server: number): readonly number[] {
  const all = readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0);
  const parents = new Map(all.map((pid) => [pid, parentOf(pid)]));
  return all.filter((pid) => isBelow(pid, server, parents) && read(pid, "cmdline").includes("type=extensionHost"));
}

/** Kills a host, unless it has gone by itself. */
export function killHost(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (errorCode(error) !== "ESRCH") throw error;
  }
}

function isBelow(pid: number, top: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at = pid; at > 0; at = parents.get(at) ?? 0) if (at === top) return true;
  return false;
}

// In "12 (a name) S 11 …" the parent is the second field after the name, which may itself contain brackets.
const parentOf = (pid: number): number => Number(read(pid, "stat").split(") ").at(-1)?.split(" ")[1] ?? 0);

function read(pid: number, what: "cmdline" | "stat"): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, "utf8");
  } catch {
    return "";
  }
}
