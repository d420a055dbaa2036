import * as vscode from "vscode";
import { ShownRow } from "../../view/explorer/treeNode.ts";
import type { Subject } from "../../view/ui/commandLinks.ts";
import type { Extension } from "../main.ts";
import { subjectOf } from "./rowTree.ts";

/** The part of package.json that is read here. A test compares its commands with the command table. */
interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

/** Registers every command of the manifest. The first one that runs loads the extension's main bundle. */
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

/** A menu on a selected row applies to all selected rows of its kind; on another row, to that row alone. */
function selectedWith(row: ShownRow, selected: unknown): readonly Subject[] | undefined {
  if (!Array.isArray(selected) || !selected.includes(row)) return undefined;
  const alike = selected.filter((other) => other instanceof ShownRow && kindOf(other) === kindOf(row));
  return alike.map(subjectOf).filter((subject) => subject !== undefined);
}

/** The first word of a row's context value: instance, image or account. */
const kindOf = ({ row: { menu } }: ShownRow): string => menu.replace(/ .*/s, "");
