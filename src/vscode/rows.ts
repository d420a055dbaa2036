import type { App } from "../app.ts";
import type { Row } from "../view/row.ts";
import { taskRows } from "../view/taskRows.ts";
import { imageTree, instanceTree } from "../view/trees.ts";
import type { Parts } from "./parts.ts";
import { showTree } from "./showTree.ts";
import type { ViewName, Views } from "./views.ts";

/** What each view shows, drawn anew by each call. The first call wakes what reads and sends. */
export type Rows = Readonly<Record<ViewName, () => Promise<readonly Row[]>>>;

export function rowsOf(parts: Parts, app: () => Promise<App>, { instances, images }: Views): Rows {
  const { accounts, inventory, board, clock, log } = parts;
  const logged = (draw: () => Promise<readonly Row[]>) => async (): Promise<readonly Row[]> => {
    try {
      return await draw();
    } catch (error) {
      log.error(String(error));
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
      return taskRows(board.tasks, clock.now(), parts.tracker.troubleOf);
    }),
  };
}
