import { assumptions } from "../assumptions.ts";
import { WorldError } from "../worldError.ts";

/** The unchecked parameters of a call. Null counts as missing. */
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

/** Whether a value is an object that is no list. */
export const isRecord = (value: unknown): value is Params =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isRecords = (value: unknown): value is Params[] => Array.isArray(value) && value.every(isRecord);

export const text = (params: Params, name: string): string | undefined => optional(params, name, isText);
export const texts = (params: Params, name: string): readonly string[] | undefined => optional(params, name, isTexts);
export const boolean = (params: Params, name: string): boolean | undefined => optional(params, name, isBoolean);
export const integer = (params: Params, name: string): number | undefined => optional(params, name, isInteger);
export const records = (params: Params, name: string): readonly Params[] | undefined =>
  optional(params, name, isRecords);

/** Reads a parameter. Throws MissingParameter if there is none. */
export function required<T>(read: (params: Params, name: string) => T | undefined, params: Params, name: string): T {
  const value = read(params, name);
  if (value === undefined) throw new WorldError("MissingParameter", name);
  return value;
}

/**
 * The largest Limit of the actions that list; the default is 20.
 * @see https://www.tencentcloud.com/document/api/1119/45717
 */
const maxPageSize = 100;

/** The items selected by Offset and Limit. */
export function pageOf<T>(items: readonly T[], params: Params): readonly T[] {
  const offset = integer(params, "Offset") ?? 0;
  const limit = integer(params, "Limit") ?? 20;
  if (offset < 0 || limit < 1 || limit > maxPageSize) throw new WorldError("InvalidParameterValue.InvaildPageParam");
  return items.slice(offset, offset + limit);
}

/** How a filter is matched with a record. */
export interface FilterRule<Record> {
  readonly valuesOf: (record: Record) => readonly string[];
  /** Matches a part of the text, regardless of case. */
  readonly isFuzzy?: boolean;
  readonly maxValues?: number;
  readonly check?: (value: string) => void;
}

/**
 * The documented number of filters in a call, and of values in a filter.
 * @see https://www.tencentcloud.com/document/api/1119/45698
 */
const maxFilters = 10;
const maxFilterValues = 5;

/** The items that match every filter of the call by one of its values. `ruleOf` returns the action's filters. */
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
  if (rule === undefined || values.length === 0) throw new WorldError(assumptions.badFilter, name);
  if (values.length > (rule.maxValues ?? maxFilterValues)) throw new WorldError(assumptions.badFilter, name);
  for (const value of values) rule.check?.(value);
  return (record: Record) => rule.valuesOf(record).some((found) => values.some((value) => matches(found, value, rule)));
}

const matches = (found: string, value: string, { isFuzzy }: { readonly isFuzzy?: boolean }) =>
  isFuzzy === true ? found.toLowerCase().includes(value.toLowerCase()) : found === value;
