import { assumptions } from "../assumptions.ts";
import { WorldError } from "../worldError.ts";

/** The parameters of a call, as they came. A null counts as left out. */
export type Params = Readonly<Record<string, unknown>>;

const invalidFormat = (name: string) => new WorldError("InvalidParameter.InvalidDataFormat", name);

function optional<T>(params: Params, name: string, is: (value: unknown) => value is T): T | undefined {
  const value = params[name] ?? undefined;
  if (value === undefined) return undefined;
  if (!is(value)) throw invalidFormat(name);
  return value;
}

const isText = (value: unknown): value is string => typeof value === "string";
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";
const isInteger = (value: unknown): value is number => Number.isSafeInteger(value);

const isRecord = (value: unknown): value is Params =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isRecords = (value: unknown): value is Params[] => Array.isArray(value) && value.every(isRecord);

export const text = (params: Params, name: string): string | undefined => optional(params, name, isText);
export const texts = (params: Params, name: string): readonly string[] | undefined => optional(params, name, isTexts);
export const boolean = (params: Params, name: string): boolean | undefined => optional(params, name, isBoolean);
export const integer = (params: Params, name: string): number | undefined => optional(params, name, isInteger);
export const records = (params: Params, name: string): readonly Params[] | undefined =>
  optional(params, name, isRecords);

/** Throws MissingParameter when it is not there. */
export function required<T>(read: (params: Params, name: string) => T | undefined, params: Params, name: string): T {
  const value = read(params, name);
  if (value === undefined) throw new WorldError("MissingParameter", name);
  return value;
}

/** The most a page holds. */
const maxPageSize = 100;

/** The part of `items` that Offset and Limit ask for. */
export function pageOf<T>(items: readonly T[], params: Params): readonly T[] {
  const offset = integer(params, "Offset") ?? 0;
  const limit = integer(params, "Limit") ?? 20;
  if (offset < 0 || limit < 1 || limit > maxPageSize) throw new WorldError("InvalidParameterValue.InvaildPageParam");
  return items.slice(offset, offset + limit);
}

/** How one filter looks at a record. */
export interface FilterRule<Record> {
  readonly valuesOf: (record: Record) => readonly string[];
  /** Part of the text is enough, whatever its case. */
  readonly isFuzzy?: boolean;
  readonly maxValues?: number;
  readonly check?: (value: string) => void;
}

const maxFilters = 10;

/** Keeps what matches all of the call's Filters, each by one of its values. `ruleOf` knows an action's filters. */
export function filtered<Record>(
  items: readonly Record[],
  params: Params,
  ruleOf: (name: string) => FilterRule<Record> | undefined,
): readonly Record[] {
  const filters = records(params, "Filters") ?? [];
  if (filters.length > maxFilters) throw new WorldError(assumptions.badFilter);
  const tests = filters.map((filter) => testOf(filter, ruleOf));
  return tests.length === 0 ? items : items.filter((item) => tests.every((test) => test(item)));
}

function testOf<Record>(filter: Params, ruleOf: (name: string) => FilterRule<Record> | undefined) {
  const name = required(text, filter, "Name");
  const values = required(texts, filter, "Values");
  const rule = ruleOf(name);
  if (rule === undefined) throw new WorldError(assumptions.badFilter, name);
  if (values.length > (rule.maxValues ?? 5)) throw new WorldError(assumptions.badFilter, name);
  for (const value of values) rule.check?.(value);
  return (record: Record) => rule.valuesOf(record).some((found) => values.some((value) => matches(found, value, rule)));
}

const matches = (found: string, value: string, { isFuzzy }: { readonly isFuzzy?: boolean }) =>
  isFuzzy === true ? found.toLowerCase().includes(value.toLowerCase()) : found === value;
