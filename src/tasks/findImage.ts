import { isSameName } from "../base/unseen.ts";
import type { Image } from "../ecm/model.ts";
import type { Task } from "./task.ts";

/**
 * Decides which listed image is the task's own. While its TaskId is known, that decides. After a lost answer there is
 * none: the image must have the same name and source instance, and must not have been listed before the call.
 * CreateImage never returns an image ID.
 * @see https://www.tencentcloud.com/document/api/1119/45727
 */
export const findOwnImage = (task: Task, images: readonly Image[]): Image | undefined =>
  images.find((image) => "task" in task && task.task !== undefined && image.task === task.task) ??
  images.find((image) => isNew(task, image) && isSameName(image.name, task.plan.image.name) && isFrom(task, image));

const isNew = (task: Task, image: Image): boolean => !task.imagesBefore.includes(image.id);

const isFrom = (task: Task, image: Image): boolean => image.from.instance === task.plan.instance.id;
