import * as vscode from "vscode";
import type { App } from "../app.ts";
import { commands } from "../commands/table.ts";
import type { Subject } from "../view/row.ts";
import { showProblem } from "./problems.ts";

/** Gives VS Code the whole table. This is the one place where a failed command becomes a message. */
export function registerCommands(app: () => Promise<App>): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries<(app: App, ...args: never[]) => Promise<void>>(commands).map(([id, run]) =>
      vscode.commands.registerCommand(id, async (...args: never[]) => {
        const [first, ...others] = args;
        const subject = subjectOf(first);
        try {
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a menu gives a row, a link what the table says
          await run(await app(), subject as never, ...others);
        } catch (error) {
          await showProblem(await app(), error, subject);
        }
      }),
    ),
  );
}

/** A menu hands over the row it was opened on; a link hands over what the row stands for. */
const subjectOf = (first: unknown): Subject | undefined =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- rows and links are ours
  (typeof first === "object" && first !== null && "subject" in first ? first.subject : first) as Subject | undefined;
