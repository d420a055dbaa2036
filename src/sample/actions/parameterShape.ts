import { WorldError } from "../worldError.ts";
import { isRecord, type Params } from "./actionRequest.ts";

/** The type of a parameter: a plain value, a list, or an object with parameters of its own. */
export type Shape =
  | "string"
  | "integer"
  | "boolean"
  | { readonly items: Shape }
  | { readonly members: ParameterShapes };

/** The parameters of an action, or of an object in them. */
export type ParameterShapes = Readonly<Record<string, { readonly shape: Shape; readonly isRequired: boolean }>>;

/** A parameter that a call must have. */
export const must = (shape: Shape) => ({ shape, isRequired: true }) as const;

/** A parameter that a call may have. */
export const may = (shape: Shape) => ({ shape, isRequired: false }) as const;

/**
 * Checks parameters at every depth. Null counts as missing. Throws UnknownParameter, MissingParameter or
 * InvalidParameter.InvalidDataFormat.
 */
export function checkParameters(params: Params, shapes: ParameterShapes, path = ""): void {
  const unknown = Object.keys(params).find((name) => !Object.hasOwn(shapes, name));
  if (unknown !== undefined) throw new WorldError("UnknownParameter", `${path}${unknown}`);
  for (const [name, { shape, isRequired }] of Object.entries(shapes)) {
    const value = params[name] ?? undefined;
    if (value !== undefined) checkValue(value, shape, `${path}${name}`);
    else if (isRequired) throw new WorldError("MissingParameter", `${path}${name}`);
  }
}

function checkValue(value: unknown, shape: Shape, path: string): void {
  if (typeof shape === "string" && isPlain[shape](value)) return;
  if (typeof shape === "object" && "items" in shape && Array.isArray(value))
    return value.forEach((item, index) => checkValue(item, shape.items, `${path}.${index}`));
  if (typeof shape === "object" && "members" in shape && isRecord(value))
    return checkParameters(value, shape.members, `${path}.`);
  throw new WorldError("InvalidParameter.InvalidDataFormat", path);
}

const isPlain = {
  string: (value: unknown) => typeof value === "string",
  integer: (value: unknown) => Number.isSafeInteger(value),
  boolean: (value: unknown) => typeof value === "boolean",
} as const;
