import fc from "fast-check";

/** Any bytes, any text, any JSON; and the right shape with wrong things in it, which is where readers trip. */
export const bytes = (shape: fc.Arbitrary<unknown>): fc.Arbitrary<Buffer> =>
  fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array)),
    fc.string({ unit: "binary", maxLength: 300 }).map((text) => Buffer.from(text)),
    fc.json().map((text) => Buffer.from(text)),
    shape.map((value) => Buffer.from(JSON.stringify(value) ?? "")),
    fc.tuple(shape, fc.nat(200)).map(([value, cut]) => Buffer.from((JSON.stringify(value) ?? "").slice(0, cut))),
  );

/** Some of the fields, each with anything at all or with a text. */
export const fields = (...names: readonly string[]): fc.Arbitrary<object> =>
  fc
    .tuple(
      ...names.map((name) =>
        fc.option(fc.oneof(fc.anything(), fc.string(), fc.integer()), { nil: undefined }).map((value) => [name, value]),
      ),
    )
    .map((events) => Object.fromEntries(events as [string, unknown][]));
