import assert from "node:assert/strict";
import { test } from "node:test";
import { listAll, type PagedListing } from "../../../src/ecm/paging.ts";

interface Row {
  readonly id: string;
}

/** Rows of a cloud, which a test may change between two pages; `offsets` are the requested pages. */
class Rows {
  ids: string[];
  readonly offsets: number[] = [];
  /** Called after each page has been read. */
  after: (page: number) => void = () => undefined;

  constructor(count: number) {
    this.ids = Array.from({ length: count }, (_, n) => `row-${n}`);
  }

  list(changes: Partial<PagedListing<Row>> = {}): Promise<readonly Row[]> {
    const listing = { page: (offset: number) => this.#page(offset), idOf: ({ id }: Row) => id, ...changes };
    return listAll(listing, new AbortController().signal);
  }

  #page(offset: number) {
    this.offsets.push(offset);
    const rows = this.ids.slice(offset, offset + 100).map((id) => ({ id }));
    const page = { total: this.ids.length, rows };
    this.after(this.offsets.length);
    return Promise.resolve(page);
  }
}

const idsOf = (rows: readonly Row[]): string[] => rows.map(({ id }) => id);

const lengths: readonly (readonly [rows: number, offsets: readonly number[]])[] = [
  [0, [0]],
  [1, [0]],
  [99, [0]],
  [100, [0, 100]],
  [101, [0, 100]],
  [250, [0, 100, 200]],
  [300, [0, 100, 200]],
];

for (const [count, offsets] of lengths) {
  test(`${count} rows are read from offsets ${offsets.join(", ")}`, async () => {
    const rows = new Rows(count);
    assert.deepEqual(idsOf(await rows.list()), rows.ids);
    assert.deepEqual(rows.offsets, offsets);
  });
}

test("a row that is added while the pages are read is listed, and none is listed twice", async () => {
  const rows = new Rows(250);
  rows.after = (page) => {
    if (page === 1) rows.ids.unshift("newest");
  };
  assert.deepEqual(idsOf(await rows.list()), rows.ids);
});

test("a row that is removed while the pages are read hides no other", async () => {
  const rows = new Rows(250);
  rows.after = (page) => {
    if (page === 1) rows.ids.splice(3, 1);
  };
  assert.deepEqual(idsOf(await rows.list()), rows.ids);
});

test("a total above the rows that are listed does not make the list fail", async () => {
  const page = (offset: number) => Promise.resolve({ total: 500, rows: offset === 0 ? [{ id: "only" }] : [] });
  assert.deepEqual(idsOf(await new Rows(0).list({ page })), ["only"]);
});

test("a total that is only the page's own length does not end the list", async () => {
  const { ids } = new Rows(300);
  const page = (offset: number) => {
    const rows = ids.slice(offset, offset + 100).map((id) => ({ id }));
    return Promise.resolve({ total: rows.length, rows });
  };
  assert.deepEqual(idsOf(await new Rows(0).list({ page })), ids);
});

test("a cloud that returns the same page again and again is given up", async () => {
  const same = Array.from({ length: 100 }, (_, n) => ({ id: `row-${n}` }));
  const found = await new Rows(0).list({ page: () => Promise.resolve({ total: 100, rows: same }) });
  assert.equal(found.length, 100);
});

test("when pages overtake each other, what is known so far is still in order", async () => {
  const gate = openGate();
  const rows = new Rows(300);
  const seen: string[] = [];
  const page = async (offset: number) => {
    if (offset === 100) await gate.promise;
    return { total: 250, rows: rows.ids.slice(offset, Math.min(offset + 100, 250)).map((id) => ({ id })) };
  };
  const onPage = (soFar: readonly Row[]) => {
    seen.push(`${soFar.length} rows, the last is ${soFar.at(-1)?.id}`);
    if (soFar.length === 150) gate.resolve();
  };
  await rows.list({ page, onPage });
  assert.deepEqual(seen, [
    "100 rows, the last is row-99",
    "150 rows, the last is row-249",
    "250 rows, the last is row-249",
  ]);
});

test("when one page fails the others are stopped, and no more rows are reported", async () => {
  const reported: number[] = [];
  const stopped: number[] = [];
  const page = (offset: number, signal: AbortSignal) => {
    if (offset === 0) return Promise.resolve({ total: 300, rows: [{ id: "first" }] });
    if (offset === 200) return Promise.reject(new Error("No."));
    return new Promise<never>((_, reject) =>
      signal.addEventListener("abort", () => {
        stopped.push(offset);
        reject(new Error("stopped"));
      }),
    );
  };
  const listing = new Rows(0).list({ page, onPage: (soFar) => reported.push(soFar.length) });
  await assert.rejects(listing, { message: "No." });
  assert.deepEqual({ reported, stopped }, { reported: [1], stopped: [100] });
});

function openGate() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((open) => (resolve = open));
  return { promise, resolve: () => resolve() };
}
