import type { App } from "../app.ts";
import { explain } from "../view/errors/explain.ts";
import { accountOf, type Subject } from "../view/ui/commandLinks.ts";

/** Tells a person why a command did not do what it should, and the log the rest. */
export async function showProblem(
  { accounts, log, screen }: Pick<App, "accounts" | "log" | "screen">,
  error: unknown,
  subject: Subject | undefined,
): Promise<void> {
  const account = accountOf(subject);
  log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  await screen.tell(explain(error, account && accounts.find(account.id)));
}
