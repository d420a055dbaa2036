import * as l10n from "@vscode/l10n";
import type { App } from "../app.ts";
import type { TaskKey } from "../tasks/plan.ts";
import type { Task } from "../tasks/task.ts";
import { imageRowId } from "../view/imageRows.ts";
import { pickTask } from "./pickTask.ts";

/** Shows the image a task has made among the images. */
export async function showImage(app: App, key?: TaskKey): Promise<void> {
  const task = await pickTask(app, l10n.t("Show Image"), key, (each) => imageOf(each) !== undefined);
  const image = task && imageOf(task);
  if (!task || !image) return;
  const { id } = task.plan.account;
  await app.images.refresh(id);
  app.explorer.showImage(imageRowId(id, image));
}

const imageOf = (task: Task): string | undefined => (task.state === "succeeded" ? task.image?.id : undefined);
