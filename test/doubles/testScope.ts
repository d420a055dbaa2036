/** What is cleaned up when it ends, also when an assertion fails: a test's context, or `node:test` for a whole file. */
export interface TestScope {
  after(cleanUp: () => void): void;
}
