import * as vscode from "vscode";
import type { Row } from "../view/row.ts";
import type { Tree } from "../view/trees.ts";

/** Puts beside a tree what belongs to it: the filter in its title, and which welcome text stands for no rows. */
export async function showTree(view: vscode.TreeView<unknown>, id: string, tree: Tree): Promise<readonly Row[]> {
  view.description = tree.filter;
  await vscode.commands.executeCommand("setContext", `${id}.empty`, tree.empty ?? "");
  await vscode.commands.executeCommand("setContext", `${id}.filtered`, tree.filter !== "");
  return tree.rows;
}
