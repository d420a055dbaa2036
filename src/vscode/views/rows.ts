import { logError } from "../../base/log.ts";
import * as vscode from "vscode";
import type { App } from "../../app.ts";
import { imageTree, instanceTree, type Tree } from "../../view/explorer/trees.ts";
import { taskRows } from "../../view/tasks/taskRows.ts";
import type { Row } from "../../view/ui/row.ts";
import type { Services } from "../services.ts";
import type { ViewName, Views } from "../startup/views.ts";

/** What each view shows, drawn anew by each call. The first call wakes what reads and sends. */
export type Rows = Readonly<Record<ViewName, () => Promise<readonly Row[]>>>;

export function rowsOf(parts: Services, app: () => Promise<App>, { instances, images }: Views): Rows {
  const { accounts, inventory, taskStore, clock, log } = parts;
  const logged = (draw: () => Promise<readonly Row[]>) => async (): Promise<readonly Row[]> => {
    try {
      return await draw();
    } catch (error) {
      logError(log)(error);
      throw error;
    }
  };
  const drawInstances = instanceTree(parts);
  const drawImages = imageTree(parts);
  return {
    instances: logged(async () => {
      await app();
      for (const { id } of accounts.all) void inventory.open(id);
      return await showTree(instances.view, "ecm.instances", drawInstances());
    }),
    images: logged(async () => {
      await app();
      for (const { id } of accounts.all) void parts.images.open(id);
      return await showTree(images.view, "ecm.images", drawImages());
    }),
    tasks: logged(async () => {
      await app();
      return taskRows(taskStore.tasks, clock.now(), parts.engine.troubleOf);
    }),
  };
}

/** Puts beside a tree what belongs to it: the filter in its title, and which welcome text stands for no rows. */
export async function showTree(view: vscode.TreeView<unknown>, id: string, tree: Tree): Promise<readonly Row[]> {
  view.description = tree.filter;
  await vscode.commands.executeCommand("setContext", `${id}.empty`, tree.empty ?? "");
  await vscode.commands.executeCommand("setContext", `${id}.filtered`, tree.filter !== "");
  return tree.rows;
}
