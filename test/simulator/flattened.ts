import type { Params } from "../../src/sample/actions/actionRequest.ts";

type Branch = Map<string, Branch | string>;

/** Reads parameters written as `Filters.0.Values.1=x`. */
export function readFlattened(query: string): Params {
  const root: Branch = new Map();
  for (const [path, value] of new URLSearchParams(query)) put(root, path.split("."), value);
  return Object.fromEntries([...root].map(([name, value]) => [name, typed(name, grown(value))]));
}

function put(branch: Branch, path: readonly string[], value: string): void {
  const [name = "", ...rest] = path;
  if (rest.length === 0) return void branch.set(name, value);
  const known = branch.get(name);
  const next: Branch = known instanceof Map ? known : new Map();
  branch.set(name, next);
  put(next, rest, value);
}

/** A branch whose keys are numbers is a list. */
function grown(value: Branch | string): unknown {
  if (typeof value === "string") return value;
  const names = [...value.keys()];
  if (!names.every((name) => /^\d+$/.test(name))) {
    return Object.fromEntries([...value].map(([name, inner]) => [name, grown(inner)]));
  }
  return names.toSorted((a, b) => Number(a) - Number(b)).map((name) => grown(value.get(name) ?? ""));
}

const numbers: ReadonlySet<string> = new Set(["Offset", "Limit", "OrderDirection"]);
const truths: ReadonlySet<string> = new Set(["ForceStop", "ForceReboot"]);

/** A query has only texts; the API defines which of them have another type. */
function typed(name: string, value: unknown): unknown {
  if (numbers.has(name)) return Number(value);
  if (truths.has(name) && (value === "true" || value === "false")) return value === "true";
  return value;
}
