import * as l10n from "@vscode/l10n";
import type { App } from "../../app.ts";
import { UserError } from "../../base/userError.ts";
import { EcmError } from "../../ecm/errors/failure.ts";
import type { Image } from "../../ecm/model.ts";
import { findOwnImage } from "../../tasks/findImage.ts";
import type { TaskKey } from "../../tasks/plan.ts";
import { mayHaveLeftImage, type Task } from "../../tasks/task.ts";
import { imageRowId } from "../../view/images/imageRows.ts";
import { plain } from "../../view/text/escape.ts";
import { requireCloud } from "../shared/accountFor.ts";
import { pickTask } from "../shared/pick.ts";

/** Reveals a task's image, finished or failed, in the Images view. Throws if the image cannot be found. */
export async function showImage(app: App, key?: TaskKey): Promise<void> {
  const task = await pickTask(app, l10n.t("Show Image"), key, hasImage);
  if (!task) return;
  const { account, image } = task.plan;
  requireCloud(app, account);
  await app.images.refresh(account.id);
  const { items, failure } = app.images.of(account.id);
  const found = imageOf(task, items);
  if (found) return app.explorer.showImage(imageRowId(account.id, found.id));
  if (failure) throw new EcmError(failure);
  throw new UserError(l10n.t("The image {0} is not in the list of images.", plain(image.name)));
}

const hasImage = (task: Task): boolean =>
  task.state === "succeeded" ? task.image !== undefined : mayHaveLeftImage(task);

const imageOf = (task: Task, images: readonly Image[]): Image | undefined =>
  task.state === "succeeded" ? images.find(({ id }) => id === task.image?.id) : findOwnImage(task, images);
