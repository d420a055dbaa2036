import model from "../fixtures/ecmModel.json" with { type: "json" };

/** A field of a request or a response, as the official model of the API declares it. */
export interface Field {
  /** `string`, `int`, `float`, `bool`, or the name of an object. */
  readonly type: string;
  readonly list?: boolean;
  readonly required?: boolean;
  readonly nullable?: boolean;
}

type Fields = Readonly<Record<string, Field>>;

interface Action {
  readonly request: string;
  readonly response: string;
  readonly errors: readonly string[];
}

const actions: Readonly<Record<string, Action>> = model.actions;
const objects: Readonly<Record<string, Fields>> = model.objects;

/** The actions that the extension or its simulator knows. */
export const modelActions: readonly string[] = Object.keys(actions);

const actionOf = (name: string): Action => actions[name] ?? fail(`The model has no action ${name}.`);
const fieldsOf = (object: string): Fields => objects[object] ?? fail(`The model has no object ${object}.`);

function fail(why: string): never {
  throw new Error(why);
}

export const isDocumented = (action: string, code: string): boolean =>
  actionOf(action).errors.includes(code) || model.commonErrors.includes(code);

export const requestOf = (action: string): Fields => fieldsOf(actionOf(action).request);

/** The fields of an object that a field holds; undefined for a plain value. */
export const innerFields = ({ type }: Field): Fields | undefined => objects[type];

/** Everything in which a response is not as the model says, each with its path. */
export const responseFaults = (action: string, response: unknown): readonly string[] =>
  objectFaults(action, response, fieldsOf(actionOf(action).response));

function objectFaults(path: string, value: unknown, fields: Fields): readonly string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [`${path} is no object`];
  const given: Readonly<Record<string, unknown>> = { ...value };
  const unknown = Object.keys(given).filter((name) => !(name in fields));
  const faults = Object.entries(fields).flatMap(([name, field]) => fieldFaults(`${path}.${name}`, given[name], field));
  return [...unknown.map((name) => `${path}.${name} is unknown`), ...faults];
}

function fieldFaults(path: string, value: unknown, field: Field): readonly string[] {
  if (value === undefined) return field.required === true ? [`${path} is missing`] : [];
  if (value === null) return field.nullable === true ? [] : [`${path} is null`];
  if (field.list !== true) return valueFaults(path, value, field);
  if (!Array.isArray(value)) return [`${path} is no list`];
  return value.flatMap((item, index) => valueFaults(`${path}.${index}`, item, field));
}

/** The official example of DescribeTaskStatus has a number where the model says string. */
const inExamples: Readonly<Record<string, string>> = { "DescribeTaskStatus.TaskSet.*.TaskId": "number" };

function valueFaults(path: string, value: unknown, field: Field): readonly string[] {
  const fields = innerFields(field);
  if (fields) return objectFaults(path, value, fields);
  if (typeof value === inExamples[path.replace(/\.\d+/g, ".*")]) return [];
  return isOf(field.type, value) ? [] : [`${path} is no ${field.type}`];
}

function isOf(type: string, value: unknown): boolean {
  if (type === "string") return typeof value === "string";
  if (type === "bool") return typeof value === "boolean";
  return type === "int" ? Number.isInteger(value) : typeof value === "number";
}
