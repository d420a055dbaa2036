import * as vscode from "vscode";
import type { App } from "../../app.ts";
import { logError } from "../../base/log.ts";
import { imageTree, instanceTree, type Tree } from "../../view/explorer/trees.ts";
import { taskRows } from "../../view/tasks/taskRows.ts";
import type { Row } from "../../view/ui/row.ts";
import type { Services } from "../services.ts";
import type { ViewName, Views } from "../startup/views.ts";

/** The rows of each view, computed by each call. The first call starts the background work. */
export type Rows = Readonly<Record<ViewName, () => Promise<readonly Row[]>>>;

export function rowsOf(services: Services, app: () => Promise<App>, { instances, images }: Views): Rows {
  const { accounts, inventory, taskStore, clock, log } = services;
  const logged = (draw: () => Promise<readonly Row[]>) => async (): Promise<readonly Row[]> => {
    try {
      return await draw();
    } catch (error) {
      logError(log)(error);
      throw error;
    }
  };
  const drawInstances = instanceTree(services);
  const drawImages = imageTree(services);
  return {
    instances: logged(async () => {
      await app();
      for (const { id } of accounts.all) void inventory.open(id);
      return await showTree(instances.view, "ecm.instances", drawInstances());
    }),
    images: logged(async () => {
      await app();
      for (const { id } of accounts.all) void services.images.open(id);
      return await showTree(images.view, "ecm.images", drawImages());
    }),
    tasks: logged(async () => {
      await app();
      return taskRows(taskStore.tasks, clock.now(), services.engine.troubleOf);
    }),
  };
}

/** Shows the filter beside a view's title and chooses its welcome content; returns the rows of the tree. */
export async function showTree(view: vscode.TreeView<unknown>, id: string, tree: Tree): Promise<readonly Row[]> {
  view.description = tree.filter;
  await vscode.commands.executeCommand("setContext", `${id}.empty`, tree.empty ?? "");
  await vscode.commands.executeCommand("setContext", `${id}.filtered`, tree.filter !== "");
  return tree.rows;
}
