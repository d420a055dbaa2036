import type { Plan } from "../tasks/plan.ts";
import type { Wish } from "./facts.ts";
import { instanceName } from "./instanceWords.ts";

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
