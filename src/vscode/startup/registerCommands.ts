import * as vscode from "vscode";
import { ShownRow } from "../../view/explorer/treeNode.ts";
import type { Subject } from "../../view/ui/commandLinks.ts";
import type { Extension } from "../main.ts";
import { subjectOf } from "./rowTree.ts";

/** As much of package.json as is read here. A test holds its commands and those of the table equal. */
interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

/** Gives VS Code every command there is. The first that is used wakes the whole. */
export function registerCommands(
  { packageJSON }: vscode.Extension<unknown>,
  extension: () => Promise<Extension>,
): vscode.Disposable {
  const { contributes }: Manifest = packageJSON;
  return vscode.Disposable.from(
    ...contributes.commands.map(({ command }) =>
      vscode.commands.registerCommand(command, async (...args: unknown[]) => {
        const [first, ...others] = args;
        const rest = first instanceof ShownRow ? [selectedWith(first, others[0])] : others;
        await (await extension()).run(command, subjectOf(first), rest);
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
