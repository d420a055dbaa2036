import { readdirSync, readFileSync } from "node:fs";
import { removeFolder, temporaryFolder } from "../editor/scratch.ts";
import type { Outcome } from "./outcome.ts";

/** Marks all processes that this one starts from now on by a common folder, and ends those left when this one ends. */
export function markProcesses(): void {
  const folder = temporaryFolder();
  process.env["ECM_TEST_RUN"] = folder;
  process.once("exit", () => {
    marked().forEach(end);
    removeFolder(folder);
  });
}

/** Checks that nothing started by this run is still running, and ends what is. */
export function leftRunning(): Outcome {
  const left = marked();
  for (const pid of left) console.error(`left running: ${readProcess(pid, "cmdline").replaceAll("\0", " ")}`);
  left.forEach(end);
  return left.length === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

// Only Linux shows a process's environment; elsewhere the process groups have to suffice.
function marked(): readonly number[] {
  const marker = `ECM_TEST_RUN=${process.env["ECM_TEST_RUN"]}`;
  return processes().filter((pid) => readProcess(pid, "environ").includes(marker));
}

function processes(): readonly number[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid);
}

function readProcess(pid: number, what: "cmdline" | "environ"): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, "utf8");
  } catch {
    return "";
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended by itself meanwhile.
  }
}
