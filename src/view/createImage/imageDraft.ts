import type { AccountInstance } from "../../accounts/inventory/inventory.ts";
import type { SnapshotState } from "../../ecm/cloudSnapshot.ts";
import type { ImageName } from "../../ecm/imageName.ts";
import type { Instance } from "../../ecm/model.ts";
import type { Plan, PowerMode } from "../../tasks/plan.ts";
import { hasEnded, type Task } from "../../tasks/task.ts";
import { instanceName } from "../instances/instanceText.ts";
import type { Button } from "../ui/notice.ts";

/** The image to create of one instance. */
export interface ImageDraft {
  readonly at: AccountInstance;
  readonly name: ImageName;
  readonly description: string;
  readonly power: PowerMode;
}

/** The input of the checks before an image is created. */
export interface PreflightInput {
  readonly draft: ImageDraft;
  readonly snapshot: SnapshotState;
  readonly tasks: readonly Task[];
  /** The names of all images of the same batch, including this one. */
  readonly batch: readonly ImageName[];
}

/** The action of a line: go back to a page of the wizard, or press a button that leaves it. */
export type LineAction = { readonly label: string; readonly to: "name" | "description" | "power" } | Button;

/** `checking` becomes one of the others. `stop` prevents the image. */
export type Level = "ok" | "checking" | "note" | "warning" | "stop";

/** One result on the review page. */
export interface PreflightLine {
  readonly level: Level;
  readonly text: string;
  readonly advice?: string;
  readonly action?: LineAction;
}

/** The instance in the snapshot, or as listed until that has loaded; `undefined` if the instance is gone. */
export function instanceNow({
  draft: { at },
  snapshot: { instances },
}: {
  readonly draft: Pick<ImageDraft, "at">;
  readonly snapshot: SnapshotState;
}): Instance | undefined {
  if (instances.is !== "loaded") return at.instance;
  return instances.value.find(({ id }) => id === at.instance.id);
}

/** Tasks of the account that have not ended. */
export const openTasks = ({ tasks, draft: { at } }: PreflightInput): readonly Task[] =>
  tasks.filter((task) => !hasEnded(task) && task.plan.account.id === at.account.id);

/** Converts a draft to the plan that the journal keeps. */
export const toPlan = ({ at: { account, instance }, name, description, power }: ImageDraft): Plan => ({
  account: { id: account.id, label: account.label, site: account.site },
  instance: {
    id: instance.id,
    name: instanceName(instance),
    systemDiskGb: instance.systemDisk?.sizeGb ?? 0,
  },
  image: { name, description },
  power,
});
