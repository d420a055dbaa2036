import { choices } from "./choices.ts";
import { type Params, records, required, text, texts } from "./params.ts";
import { WorldError } from "./worldError.ts";

/** How one filter looks at a record. */
export interface FilterRule<Record> {
  readonly look: (record: Record) => readonly string[];
  /** Part of the text is enough, whatever its case. */
  readonly fuzzy?: boolean;
  readonly mostValues?: number;
  readonly check?: (value: string) => void;
}

const mostFilters = 10;

/** Keeps what matches all of the call's Filters, each by one of its values. `ruleOf` knows an action's filters. */
export function filtered<Record>(
  items: readonly Record[],
  params: Params,
  ruleOf: (name: string) => FilterRule<Record> | undefined,
): readonly Record[] {
  const filters = records(params, "Filters") ?? [];
  if (filters.length > mostFilters) throw new WorldError(choices.badFilter);
  const tests = filters.map((filter) => testOf(filter, ruleOf));
  return tests.length === 0 ? items : items.filter((item) => tests.every((test) => test(item)));
}

function testOf<Record>(filter: Params, ruleOf: (name: string) => FilterRule<Record> | undefined) {
  const name = required(text, filter, "Name");
  const values = required(texts, filter, "Values");
  const rule = ruleOf(name);
  if (rule === undefined) throw new WorldError(choices.badFilter, name);
  if (values.length > (rule.mostValues ?? 5)) throw new WorldError(choices.badFilter, name);
  for (const value of values) rule.check?.(value);
  return (record: Record) => rule.look(record).some((found) => values.some((value) => matches(found, value, rule)));
}

const matches = (found: string, value: string, { fuzzy }: { readonly fuzzy?: boolean }) =>
  fuzzy === true ? found.toLowerCase().includes(value.toLowerCase()) : found === value;
