import type { AccountInstance } from "../../accounts/inventory/inventory.ts";
import type { Findings } from "../../ecm/cloudSnapshot.ts";
import type { ImageName } from "../../ecm/imageName.ts";
import type { Instance } from "../../ecm/model.ts";
import type { Plan, PowerPlan } from "../../tasks/plan.ts";
import { hasEnded, type Task } from "../../tasks/task.ts";
import { instanceName } from "../instances/instanceText.ts";
import type { Button } from "../ui/notice.ts";

/** What is wanted of one instance. */
export interface Wish {
  readonly at: AccountInstance;
  readonly name: ImageName;
  readonly description: string;
  readonly power: PowerPlan;
}

/** All that is known before an image is asked for. */
export interface Facts {
  readonly wish: Wish;
  readonly findings: Findings;
  readonly tasks: readonly Task[];
  /** The names of all images of the same request, this one's too. */
  readonly batch: readonly ImageName[];
}

/** What a person can do about a line: go back to a page of the wizard, or press a button that leaves it. */
export type Way = { readonly label: string; readonly to: "name" | "description" | "power" } | Button;

/** `checking` becomes one of the others; `note` is worth knowing; `stop` means that it cannot go well. */
export type Level = "ok" | "checking" | "note" | "warning" | "stop";

/** One line of the last page. */
export interface Line {
  /** Stays the same while the words change. */
  readonly about: string;
  readonly level: Level;
  readonly text: string;
  readonly advice?: string;
  readonly way?: Way;
}

/** The instance as just looked at, or as it was listed until that is known; `undefined` once it is known to be gone. */
export function instanceNow({
  wish: { at },
  findings: { instances },
}: {
  readonly wish: Pick<Wish, "at">;
  readonly findings: Findings;
}): Instance | undefined {
  if (instances.is !== "known") return at.instance;
  return instances.value.find(({ id }) => id === at.instance.id);
}

/** Tasks of the account that are not over. */
export const openTasks = ({ tasks, wish: { at } }: Facts): readonly Task[] =>
  tasks.filter((task) => !hasEnded(task) && task.plan.account.id === at.account.id);

/** A wish as it is written down. */
export const planOf = ({ at: { account, instance }, name, description, power }: Wish): Plan => ({
  account: { id: account.id, label: account.label, site: account.site },
  instance: {
    id: instance.id,
    name: instanceName(instance),
    region: instance.region.id,
    systemDiskGb: instance.systemDisk?.sizeGb ?? 0,
  },
  image: { name, description },
  power,
});
