/** Where the extension says what it does. Implementations pass each line through `redact`. */
export interface Log {
  info(line: string): void;
  warn(line: string): void;
  error(line: string): void;
}

/** The same log, with each line begun by whom it is about. */
export const logAbout = (log: Log, who: string): Log => ({
  info: (line) => log.info(`[${who}] ${line}`),
  warn: (line) => log.warn(`[${who}] ${line}`),
  error: (line) => log.error(`[${who}] ${line}`),
});
