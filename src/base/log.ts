/** Where the extension says what it does. Implementations pass each line through `redact`. */
export interface Log {
  info(line: string): void;
  warn(line: string): void;
  error(line: string): void;
}
