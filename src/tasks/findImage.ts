import type { Image } from "../ecm/model.ts";
import type { Task } from "./task.ts";

/**
 * The image a task made, among those DescribeImage lists: by the cloud's TaskId, else by its exact name, made from the
 * instance, and not there before. (The API never gives the id of a new image; its name filter is fuzzy.)
 */
export const findOwnImage = (task: Task, images: readonly Image[]): Image | undefined =>
  images.find((image) => "task" in task && task.task !== undefined && image.task === task.task) ??
  images.find((image) => isNew(task, image) && image.name === task.plan.image.name && isFrom(task, image));

const isNew = (task: Task, image: Image): boolean => !task.imagesBefore.includes(image.id);

const isFrom = (task: Task, image: Image): boolean =>
  image.from.instance === task.plan.instance.id || image.from.instance === "";
