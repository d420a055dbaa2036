import * as vscode from "vscode";
import type { App } from "../app.ts";
import { commands } from "../commands/table.ts";
import type { Subject } from "../view/links.ts";
import { ShownRow } from "../view/shownRow.ts";
import { showProblem } from "./problems.ts";
import { subjectOf } from "./rowTree.ts";

/** Gives VS Code the whole table. This is the one place where a failed command becomes a message. */
export function registerCommands(app: () => Promise<App>): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries<(app: App, ...args: never[]) => Promise<void>>(commands).map(([id, run]) =>
      vscode.commands.registerCommand(id, async (...args: unknown[]) => {
        const [first, ...others] = args;
        const subject = subjectOf(first);
        const rest = first instanceof ShownRow ? [selectedWith(first, others[0])] : others;
        try {
          // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a menu gives rows, a link what the table says
          await run(await app(), subject as never, ...(rest as never[]));
        } catch (error) {
          await showProblem(await app(), error, subject);
        }
      }),
    ),
  );
}

/** A menu opened on a row of the selection is meant for all of its kind there, one opened elsewhere for that row alone. */
function selectedWith(row: ShownRow, selected: unknown): readonly Subject[] | undefined {
  if (!Array.isArray(selected) || !selected.includes(row)) return undefined;
  const alike = selected.filter((other) => other instanceof ShownRow && kindOf(other) === kindOf(row));
  return alike.map(subjectOf).filter((subject) => subject !== undefined);
}

/** The first of the words for menus: instance, image, account. */
const kindOf = ({ row: { menu } }: ShownRow): string => menu.replace(/ .*/s, "");
