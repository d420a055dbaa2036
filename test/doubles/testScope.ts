/** Cleans up when it ends, also after a failed assertion: a test's context, or `node:test` for a whole file. */
export interface TestScope {
  after(cleanUp: () => void): void;
}
