import { hostname } from "node:os";
import { errorCode } from "./errors.ts";

/** Identifies this process in a shared file: its process ID and its computer. */
export const processMark = (): string => `${process.pid} ${hostname()}`;

/** Whether a text is a mark, of whatever process. */
export const isProcessMark = (text: string): boolean => /^\d+ \S/.test(text);

/**
 * Whether the process of a mark may still run. Only processes on this computer can be checked; others, on a shared home
 * folder, are assumed to run, and so is the process of a mark that is only half written.
 */
export const mayRun = (mark: string): boolean => hostOf(mark) !== hostname() || runsHere(mark);

/** Whether the process of a mark surely runs, on this machine. */
export const runsHere = (mark: string): boolean => hostOf(mark) === hostname() && isRunning(Number.parseInt(mark, 10));

const hostOf = (mark: string): string => mark.slice(mark.indexOf(" ") + 1);

/** Signal 0 only checks whether the process exists. EPERM means that it does, but belongs to another user. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}
