import { after } from "node:test";
import { within } from "../tools/patience.ts";

interface Ending {
  readonly what: string;
  readonly end: () => unknown;
}

const endings: Ending[] = [];
after(() => endEach(endings));

/**
 * Ends something of a test file after its last test. Each is ended, even if another fails to end, because whatever is
 * left keeps the file from ending.
 */
export const atTheEnd = (what: string, end: () => unknown): void => void endings.push({ what, end });

/** Ends one after the other, and throws the errors at the end. */
export async function endEach(endings: readonly Ending[]): Promise<void> {
  const errors: unknown[] = [];
  for (const ending of endings) await endOne(ending).catch((error: unknown) => errors.push(error));
  if (errors.length > 1) throw new AggregateError(errors, errors.map(String).join("\n"));
  if (errors.length === 1) throw errors[0];
}

const endOne = async ({ what, end }: Ending): Promise<unknown> => within(120_000, `${what} to end`, asked(end));

const asked = async (end: () => unknown): Promise<unknown> => end();
