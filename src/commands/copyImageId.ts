import * as l10n from "@vscode/l10n";
import type { App } from "../app.ts";
import type { TaskKey } from "../tasks/plan.ts";
import type { Task } from "../tasks/task.ts";
import { pickTask } from "./pickTask.ts";

/** Copies the id of the image a task has made. */
export async function copyImageId(app: App, key?: TaskKey): Promise<void> {
  const task = await pickTask(app, l10n.t("Copy Image ID"), key, (each) => imageId(each) !== undefined);
  const id = task && imageId(task);
  if (id !== undefined) await app.screen.copy(id);
}

const imageId = (task: Task): string | undefined => (task.state === "succeeded" ? task.image?.id : undefined);
