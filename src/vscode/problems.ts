import type { App } from "../app.ts";
import { logError } from "../base/log.ts";
import { explain } from "../view/errors/explain.ts";
import { accountOf, type Subject } from "../view/ui/commandLinks.ts";

/** Shows the user why a command failed, and logs the error. */
export async function showProblem(
  { accounts, log, screen }: Pick<App, "accounts" | "log" | "screen">,
  error: unknown,
  subject: Subject | undefined,
): Promise<void> {
  const account = accountOf(subject);
  logError(log)(error);
  await screen.tell(explain(error, account && accounts.find(account.id)));
}
