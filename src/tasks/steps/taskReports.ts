import { isLastingRefusal } from "../../ecm/errors/classify.ts";
import { EcmError } from "../../ecm/errors/failure.ts";
import type { TaskReport } from "../../ecm/model.ts";
import { findOwnImage } from "../findImage.ts";
import type { TaskIn } from "../task.ts";
import type { Absences } from "./absences.ts";
import type { TaskCloud } from "./stepContext.ts";
import type { TaskStore } from "../engine/taskStore.ts";

type RunningTask = TaskIn<"running">;

/** How long DescribeTaskStatus may leave out a task before it counts as lost, in milliseconds. */
const unknownTaskMs = 2 * 60_000;

/** Records how the cloud's tasks are going: DescribeTaskStatus, one call for all tasks of an account. */
export class TaskReports {
  readonly #store: TaskStore;
  readonly #absences: Absences;

  constructor(store: TaskStore, absences: Absences) {
    this.#store = store;
    this.#absences = absences;
  }

  /** Rejects with `EcmError` if the call fails. If it is refused, other looks are tried first. */
  async look(tasks: readonly RunningTask[], ecm: TaskCloud, signal: AbortSignal): Promise<void> {
    const ids = tasks.map(({ task }) => task);
    const reports = await ecm.reports(ids, signal).catch(async (error: unknown) => {
      if (error instanceof EcmError && isLastingRefusal(error.failure)) await this.#lookOtherwise(tasks, ecm, signal);
      throw error;
    });
    for (const task of tasks) await this.#record(task, reports.get(task.task));
  }

  async #record(task: RunningTask, report: TaskReport | undefined): Promise<void> {
    if (report) this.#absences.seen(task.key);
    if (report && report.status !== "operating") await this.#store.append(task.key, { type: "reported", report });
    const isLost = !report && this.#absences.missed(task.key, unknownTaskMs);
    if (isLost) await this.#store.append(task.key, { type: "taskLost" });
  }

  async #lookOtherwise(tasks: readonly RunningTask[], ecm: TaskCloud, signal: AbortSignal): Promise<void> {
    for (const task of tasks) {
      const report = await reportByOtherLooks(task, ecm, signal);
      if (report) await this.#store.append(task.key, { type: "reported", report });
    }
  }
}

/** How a task ended, by its image or its instance, where DescribeTaskStatus may not be called; `undefined` while open. */
async function reportByOtherLooks(
  task: RunningTask,
  ecm: TaskCloud,
  signal: AbortSignal,
): Promise<TaskReport | undefined> {
  return (await unlessRefused(reportByImage(task, ecm, signal))) ?? unlessRefused(reportByInstance(task, ecm, signal));
}

async function reportByImage(task: RunningTask, ecm: TaskCloud, signal: AbortSignal): Promise<TaskReport | undefined> {
  const image = findOwnImage(task, await ecm.images({ name: task.plan.image.name, noRetry: true }, signal));
  if (image?.state === "NORMAL") return reportOf("success");
  return image && /fail/i.test(image.state) ? reportOf("failed") : undefined;
}

async function reportByInstance(
  { plan }: RunningTask,
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
