import { logError } from "../base/log.ts";
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
  logError(log)(error);
  await screen.tell(explain(error, account && accounts.find(account.id)));
}
