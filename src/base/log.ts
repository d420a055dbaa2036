import { errorDetail } from "./errors.ts";

/** Where the extension logs what it does. Implementations pass each line through `redact`. */
export interface Log {
  info(line: string): void;
  warn(line: string): void;
  error(line: string): void;
}

/** The same log, with `subject` in brackets before each line. */
export const logAbout = (log: Log, subject: string): Log => ({
  info: (line) => log.info(`[${subject}] ${line}`),
  warn: (line) => log.warn(`[${subject}] ${line}`),
  error: (line) => log.error(`[${subject}] ${line}`),
});

/** For `.catch`: logs what work that nobody waits for has thrown, with its stack. */
export const logError =
  (log: Pick<Log, "error">) =>
  (error: unknown): void =>
    log.error(errorDetail(error));
