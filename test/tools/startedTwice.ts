/** Starts something, and once more if that fails, which is logged with the reason. */
export async function startedTwice<T>(what: string, start: () => Promise<T>): Promise<T> {
  return start().catch((error: unknown) => {
    console.error(error);
    console.error(`${what} did not start (${firstLine(error)}); it is started once more.`);
    return start();
  });
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n", 1).join("").replace(/\.$/, "");
