import { hostname } from "node:os";

/** Names this process in a file that others read: its pid and its machine. */
export const processMark = (): string => `${process.pid} ${hostname()}`;

/** Whether a text is a mark, of whatever process. */
export const isProcessMark = (text: string): boolean => /^\d+ \S/.test(text);

/**
 * Whether the process of a mark may still run. It can be asked for on its own machine only; one elsewhere, on a shared
 * home folder, may. A mark without a machine is being written just now.
 */
export const mayRun = (mark: string): boolean => hostOf(mark) !== hostname() || runsHere(mark);

/** Whether the process of a mark surely runs, on this machine. */
export const runsHere = (mark: string): boolean => hostOf(mark) === hostname() && isRunning(Number.parseInt(mark, 10));

const hostOf = (mark: string): string => mark.slice(mark.indexOf(" ") + 1);

/** Signal 0 only asks whether the process is there. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
