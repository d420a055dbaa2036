/** The code of a system error, such as "ENOENT"; "" for other errors. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";

/** An error as the log shows it: with its stack if it has one. */
export const errorDetail = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
