import { WorldError } from "./worldError.ts";

/** The parameters of a call, as they came. A null counts as left out. */
export type Params = Readonly<Record<string, unknown>>;

const format = (name: string) => new WorldError("InvalidParameter.InvalidDataFormat", name);

function optional<T>(params: Params, name: string, is: (value: unknown) => value is T): T | undefined {
  const value = params[name] ?? undefined;
  if (value === undefined) return undefined;
  if (!is(value)) throw format(name);
  return value;
}

const isText = (value: unknown): value is string => typeof value === "string";
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isTruth = (value: unknown): value is boolean => typeof value === "boolean";
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

export const isRecord = (value: unknown): value is Params =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isRecords = (value: unknown): value is Params[] => Array.isArray(value) && value.every(isRecord);

export const text = (params: Params, name: string): string | undefined => optional(params, name, isText);
export const texts = (params: Params, name: string): readonly string[] | undefined => optional(params, name, isTexts);
export const truth = (params: Params, name: string): boolean | undefined => optional(params, name, isTruth);
export const whole = (params: Params, name: string): number | undefined => optional(params, name, isWhole);
export const records = (params: Params, name: string): readonly Params[] | undefined =>
  optional(params, name, isRecords);

/** Throws MissingParameter when it is not there. */
export function required<T>(read: (params: Params, name: string) => T | undefined, params: Params, name: string): T {
  const value = read(params, name);
  if (value === undefined) throw new WorldError("MissingParameter", name);
  return value;
}
