import { errorCode } from "./errors.ts";
import { hostname } from "node:os";

/** Names this process in a file that others read: its pid and its machine. */
export const processMark = (): string => `${process.pid} ${hostname()}`;

/**
 * Whether the process of a mark may still run. It can be asked for on its own machine only; one elsewhere, on a shared
 * home folder, may. A mark without a machine is being written just now.
 */
export function mayRun(mark: string): boolean {
  const [pid, ...host] = mark.split(" ");
  return host.join(" ") !== hostname() || isRunning(Number(pid));
}

/** Signal 0 only asks whether the process is there. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}
