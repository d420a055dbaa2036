import type { Ecm, InstanceId } from "../ecm/model.ts";

/**
 * Whether keys seem to reach another cloud account than the one whose instances were `seen`: none of them is listed any
 * more. No API of ECM tells whose keys they are. Asks DescribeInstances, all pages; rejects with `EcmError`.
 */
export async function seemsOther(
  ecm: Pick<Ecm, "instances">,
  seen: readonly InstanceId[],
  signal: AbortSignal,
): Promise<boolean> {
  if (seen.length === 0) return false;
  const known = new Set(seen);
  return !(await ecm.instances({}, signal)).some(({ id }) => known.has(id));
}
