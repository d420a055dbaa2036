import type { TaskReport } from "../../ecm/model.ts";
import { EcmError } from "../../ecm/errors/failure.ts";
import { findOwnImage } from "../findImage.ts";
import type { TaskIn } from "../task.ts";
import type { TaskCloud } from "./stepContext.ts";

/** How a task ended, by its image or its instance, where DescribeTaskStatus may not be called; `undefined` while open. */
export async function reportByOtherLooks(
  task: TaskIn<"running">,
  ecm: TaskCloud,
  signal: AbortSignal,
): Promise<TaskReport | undefined> {
  return (await unlessRefused(reportByImage(task, ecm, signal))) ?? unlessRefused(reportByInstance(task, ecm, signal));
}

async function reportByImage(
  task: TaskIn<"running">,
  ecm: TaskCloud,
  signal: AbortSignal,
): Promise<TaskReport | undefined> {
  const image = findOwnImage(task, await ecm.images({ name: task.plan.image.name, noRetry: true }, signal));
  if (image?.state === "NORMAL") return reportOf("success");
  return image && /fail/i.test(image.state) ? reportOf("failed") : undefined;
}

async function reportByInstance(
  { plan }: TaskIn<"running">,
  ecm: TaskCloud,
  signal: AbortSignal,
): Promise<TaskReport | undefined> {
  const { id } = plan.instance;
  const found = await ecm.instances({ ids: [id], noRetry: true }, signal);
  const instance = found.find((one) => one.id === id);
  if (instance?.latestOperation !== "CreateImage") return undefined;
  if (instance.latestOperationState === "SUCCESS") return reportOf("success");
  return instance.latestOperationState === "FAILED" ? reportOf("failed") : undefined;
}

const reportOf = (status: "success" | "failed"): TaskReport => ({ status, message: "" });

async function unlessRefused<T>(look: Promise<T>): Promise<T | undefined> {
  try {
    return await look;
  } catch (error) {
    if (error instanceof EcmError) return undefined;
    throw error;
  }
}
