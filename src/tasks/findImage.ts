import { isSameName } from "../base/unseen.ts";
import type { Image } from "../ecm/model.ts";
import type { Task } from "./task.ts";

/**
 * Finds the image that a task made among those DescribeImage lists: by the cloud's TaskId, else by its name, its
 * source instance, and not having been there before. CreateImage never returns an image ID.
 * @see https://www.tencentcloud.com/document/api/1119/45727
 */
export const findOwnImage = (task: Task, images: readonly Image[]): Image | undefined =>
  images.find((image) => "task" in task && task.task !== undefined && image.task === task.task) ??
  images.find((image) => isNew(task, image) && isSameName(image.name, task.plan.image.name) && isFrom(task, image));

const isNew = (task: Task, image: Image): boolean => !task.imagesBefore.includes(image.id);

const isFrom = (task: Task, image: Image): boolean => image.from.instance === task.plan.instance.id;
