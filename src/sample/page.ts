import { type Params, whole } from "./params.ts";
import { WorldError } from "./worldError.ts";

/** The most a page holds. */
const largestPage = 100;

/** The part of `items` that Offset and Limit ask for. */
export function page<T>(items: readonly T[], params: Params): readonly T[] {
  const offset = whole(params, "Offset") ?? 0;
  const limit = whole(params, "Limit") ?? 20;
  if (offset < 0 || limit < 1 || limit > largestPage) throw new WorldError("InvalidParameterValue.InvaildPageParam");
  return items.slice(offset, offset + limit);
}
