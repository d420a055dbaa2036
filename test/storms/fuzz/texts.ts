import fc from "fast-check";

/** Any bytes, any text, any JSON, and the right shape with wrong values, where parsers are most likely to fail. */
export const bytes = (shape: fc.Arbitrary<unknown>): fc.Arbitrary<Buffer> =>
  fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array)),
    fc.string({ unit: "binary", maxLength: 300 }).map((text) => Buffer.from(text)),
    fc.json().map((text) => Buffer.from(text)),
    shape.map((value) => Buffer.from(JSON.stringify(value) ?? "")),
    fc.tuple(shape, fc.nat(200)).map(([value, cut]) => Buffer.from((JSON.stringify(value) ?? "").slice(0, cut))),
  );

/** Some of the fields, each with any value or a text. */
export const fields = (...names: readonly string[]): fc.Arbitrary<object> =>
  fc
    .tuple(
      ...names.map((name) =>
        fc.option(fc.oneof(fc.anything(), fc.string(), fc.integer()), { nil: undefined }).map((value) => [name, value]),
      ),
    )
    .map((entries) => Object.fromEntries(entries as [string, unknown][]));

/** The value with something in it, at any depth, replaced by any other JSON or dropped. */
export const damaged = (value: unknown): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.array(fc.nat(), { maxLength: 5 }), fc.option(fc.jsonValue().map(datable), { nil: undefined }))
    .map(([path, other]) => replaced(value, path, other));

/** Keeps numbers within what a `Date` can hold, in milliseconds since 1970: a file has no other times. */
const datable = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, each: unknown) =>
    typeof each === "number" ? Math.max(-maxTime, Math.min(maxTime, each)) : each,
  );

const maxTime = 8e15;

function replaced(value: unknown, [step, ...rest]: readonly number[], other: unknown): unknown {
  if (step === undefined || typeof value !== "object" || value === null) return other;
  const names = Object.keys(value);
  const chosen = names[step % names.length];
  const entries = Object.entries(value).map(([name, each]) => [
    name,
    name === chosen ? replaced(each, rest, other) : each,
  ]);
  return Array.isArray(value) ? entries.map(([, each]) => each) : Object.fromEntries(entries);
}
