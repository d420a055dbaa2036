import { machineTypeOf } from "../../src/sample/data/machineTypes.ts";
import { systemDiskGb } from "../../src/sample/replies/instanceReply.ts";
import type { InstanceRecord, WorldState } from "../../src/sample/worldState.ts";

/** DescribeBaseOverview, which the extension does not call. */
export function baseOverview({ instances, modules }: WorldState): object {
  const count = (is: (instance: InstanceRecord) => boolean) => instances.filter(is).length;
  const sum = (of: (instance: InstanceRecord) => number) => instances.reduce((total, one) => total + of(one), 0);
  return {
    ModuleNum: modules.length,
    NodeNum: new Set(instances.map(({ zone }) => zone)).size,
    VcpuNum: sum(({ type }) => machineTypeOf(type).vcpu),
    MemoryNum: sum(({ type }) => machineTypeOf(type).memoryGb),
    StorageNum: sum(storage),
    NetworkNum: 0,
    InstanceNum: instances.length,
    RunningNum: count(({ state }) => state === "RUNNING"),
    IsolationNum: count(({ restrictState }) => restrictState === "PROTECTIVELY_ISOLATED"),
    ExpiredNum: count(({ expireState }) => expireState === "EXPIRED"),
    WillExpireNum: count(({ expireState }) => expireState === "WILL_EXPIRE"),
  };
}

const storage = ({ dataDisks }: InstanceRecord) => dataDisks.reduce((sum, { sizeGb }) => sum + sizeGb, systemDiskGb);
