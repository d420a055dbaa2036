import type { Disposable } from "../../base/events.ts";
import type { Accounts } from "../accounts.ts";
import type { DirectoryProblem } from "./accountDirectory.ts";

/** Notifies the user once of each problem of the account directory. */
export function notifyOfDirectoryProblems(
  accounts: Pick<Accounts, "onDidChange" | "directoryProblem">,
  notify: (problem: DirectoryProblem) => unknown,
): Disposable {
  let shown: DirectoryProblem | undefined;
  return accounts.onDidChange(() => {
    const { directoryProblem } = accounts;
    if (directoryProblem !== undefined && directoryProblem !== shown) notify(directoryProblem);
    shown = directoryProblem;
  });
}
