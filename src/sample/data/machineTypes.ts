/** An instance type, as in InstanceTypeConfig. */
export interface MachineType {
  readonly type: string;
  readonly family: string;
  readonly vcpu: number;
  readonly memoryGb: number;
}

const types: ReadonlyMap<string, MachineType> = new Map(
  [
    { type: "S4.LARGE8", family: "S4", vcpu: 4, memoryGb: 8 },
    { type: "S5.LARGE8", family: "S5", vcpu: 4, memoryGb: 8 },
    { type: "S5.2XLARGE16", family: "S5", vcpu: 8, memoryGb: 16 },
    { type: "SN3ne.2XLARGE16", family: "SN3ne", vcpu: 8, memoryGb: 16 },
    { type: "SN3ne.4XLARGE32", family: "SN3ne", vcpu: 16, memoryGb: 32 },
  ].map((type) => [type.type, type]),
);

/** The names of all instance types, in a fixed order. */
export const machineTypes: readonly string[] = [...types.keys()];

/** Throws if the name is not one of `machineTypes`. */
export function machineTypeOf(name: string): MachineType {
  const type = types.get(name);
  if (type === undefined) throw new Error(`No such instance type: ${name}`);
  return type;
}

/** The Chinese names of the internet service providers. */
export const ispNames: Readonly<Record<string, string>> = {
  CTCC: "电信",
  CUCC: "联通",
  CMCC: "移动",
  "CTCC;CUCC;CMCC": "三网",
};
