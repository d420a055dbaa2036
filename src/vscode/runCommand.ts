import type { App } from "../app.ts";
import { commands } from "../commands/table.ts";
import type { Subject } from "../view/ui/commandLinks.ts";
import { showProblem } from "./problems.ts";

type Run = (app: App, ...args: never[]) => Promise<void>;

const table = new Map<string, Run>(Object.entries<Run>(commands));

/** Runs a command of the table, and turns its error into a message. No other place does that. */
export async function runCommand(
  app: () => Promise<App>,
  command: string,
  subject: Subject | undefined,
  rest: readonly unknown[],
): Promise<void> {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a menu gives rows, a link what the table says
    await table.get(command)?.(await app(), subject as never, ...(rest as never[]));
  } catch (error) {
    await showProblem(await app(), error, subject);
  }
}
