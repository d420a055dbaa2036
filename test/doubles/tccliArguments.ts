import type { Field } from "../contract/ecmModel.ts";
import { innerFields, requestOf } from "../contract/ecmModel.ts";

/** A run of tccli, as its arguments say it. */
export interface TccliRun {
  readonly action: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly options: Readonly<Record<string, string>>;
}

const optionNames = ["filter", "waiter", "profile", "endpoint"];

/**
 * Reads arguments by the rules of the official tccli 3.1 with `--cli-unfold-argument`. Throws what tccli would refuse:
 * unknown options, values that begin with a dash, parameters that the action does not have or that are missing.
 */
export function readTccliArguments([service = "", action = "", ...rest]: readonly string[]): TccliRun {
  if (service !== "ecm") throw new Error(`Invalid choice: ${service}`);
  const named = optionsOf(rest);
  if (!named.delete("cli-unfold-argument")) throw new Error("Lists need JSON without --cli-unfold-argument");
  const options = Object.fromEntries([...named].filter(([name]) => optionNames.includes(name)));
  const unfolded = [...named].filter(([name]) => !optionNames.includes(name));
  const parameters = folded(action, unfolded);
  for (const [name, { required }] of Object.entries(requestOf(action)))
    if (required === true && !(name in parameters)) throw new Error(`the following arguments are required: --${name}`);
  return { action, parameters, options };
}

function optionsOf(words: readonly string[]): Map<string, string> {
  const options = new Map<string, string>();
  for (let at = 0; at < words.length; at += 1) {
    const [, name, value] = /^--([\w.-]+)(?:=(.*))?$/s.exec(words[at] ?? "") ?? [];
    if (name === undefined) throw new Error(`Unknown options: ${words[at]}`);
    if (value !== undefined || name === "cli-unfold-argument") options.set(name, value ?? "");
    else options.set(name, separate(name, words[(at += 1)]));
  }
  return options;
}

function separate(name: string, value: string | undefined): string {
  if (value === undefined || value.startsWith("-")) throw new Error(`argument --${name}: expected one argument`);
  return value;
}

/** `Filters.0.Name` is the field Name of the first of the Filters. The last list of a path takes its items together. */
function folded(action: string, unfolded: readonly (readonly [string, string])[]): Readonly<Record<string, unknown>> {
  const root: Record<string, unknown> = {};
  for (const [path, value] of unfolded) place(root, path.split("."), value, requestOf(action));
  return root;
}

type Fields = Readonly<Record<string, Field>>;

function place(
  into: Record<string, unknown>,
  [name = "", ...rest]: readonly string[],
  value: string,
  fields: Fields,
): void {
  const field = fields[name];
  if (!field) throw new Error(`Unknown options: --${name}`);
  if (rest.length === 0) into[name] = field.list === true ? [value] : value;
  else {
    const list = (into[name] ??= []) as Record<string, unknown>[];
    place((list[Number(rest[0])] ??= {}), rest.slice(1), value, innerFields(field) ?? {});
  }
}
