import { isDeepStrictEqual } from "node:util";
import { EcmError, type Failure } from "./errors/failure.ts";
import type { WirePage } from "./wire/wire.ts";
import { pageSize } from "./limits.ts";

export interface PagedListing<Row> {
  /** Fetches the `pageSize` rows from `offset` on. */
  readonly page: (offset: number, signal: AbortSignal) => Promise<WirePage<Row>>;
  readonly idOf: (row: Row) => string;
  /** Called after each page with all rows so far, in the API's order. */
  readonly onPage?: ((soFar: readonly Row[]) => void) | undefined;
  /** Called once with the number of rows that the API counts and does not list. */
  readonly onMissing?: ((count: number) => void) | undefined;
}

/** How often a list is read that changes while it is read. */
const mostReadings = 3;

/**
 * Fetches all rows: the first page, then the others in parallel. Reads them again if rows were added or removed
 * meanwhile, or if there are fewer than the API counts. Throws what `page` throws.
 */
export async function listAll<Row>(listing: PagedListing<Row>, signal: AbortSignal): Promise<readonly Row[]> {
  for (let readings = 1; ; readings++) {
    const { rows, pages } = await fetchPages(listing, signal);
    const missing = Math.max(0, Math.max(...pages.map(({ total }) => total)) - rows.length);
    const isWhole = missing === 0 && (await isUnchanged(listing, pages, signal));
    if (!isWhole && readings < mostReadings) continue;
    listing.onMissing?.(missing);
    return rows;
  }
}

/**
 * Whether the first page is still as it was when the others were read. Where one row has left and another has come, the
 * number of rows is right though one of them is missing and one is gone.
 */
async function isUnchanged<Row>(
  { page, idOf }: PagedListing<Row>,
  [first, ...others]: readonly WirePage<Row>[],
  signal: AbortSignal,
): Promise<boolean> {
  if (!first || others.length === 0) return true;
  const again = await page(0, signal);
  return isDeepStrictEqual(again.rows.map(idOf), first.rows.map(idOf));
}

interface Listed<Row> {
  readonly rows: readonly Row[];
  readonly pages: readonly WirePage<Row>[];
}

async function fetchPages<Row>(listing: PagedListing<Row>, signal: AbortSignal): Promise<Listed<Row>> {
  const pages: WirePage<Row>[] = [];
  const newRows: (readonly Row[])[] = [];
  const isNew = firstSeen(listing.idOf);
  let rows: readonly Row[] = [];
  const fetchPage = async (index: number, pageSignal: AbortSignal): Promise<void> => {
    const page = await listing.page(index * pageSize, pageSignal);
    pages[index] = page;
    newRows[index] = page.rows.filter(isNew);
    rows = newRows.flat();
    listing.onPage?.(rows);
  };
  await fetchPage(0, signal);
  for (let known = 0; rows.length > known && pages.length < pagesToExpect(pages);) {
    known = rows.length;
    await allOrAbort(range(pages.length, pagesToExpect(pages)), signal, fetchPage);
  }
  return { rows, pages };
}

/**
 * TotalCount is documented as the length of the returned list, though it is the number of matches in the examples. If a
 * full page reports no more than itself, the next page is requested to be sure.
 * @see https://www.tencentcloud.com/document/api/1119/45717
 */
function pagesToExpect<Row>(pages: readonly WirePage<Row>[]): number {
  const last = pages.at(-1);
  if (last === undefined || last.rows.length === 0) return pages.length;
  const following = last.rows.length === pageSize && last.total <= pageSize ? 1 : 0;
  return Math.max(pages.length + following, Math.ceil(last.total / pageSize));
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n);

/** True the first time a row is seen: a row that moves down while pages are fetched is on two of them. */
function firstSeen<Row>(idOf: (row: Row) => string): (row: Row) => boolean {
  const seen = new Set<string>();
  return (row) => {
    const before = seen.size;
    return seen.add(idOf(row)).size > before;
  };
}

/**
 * Fetches several IDs in one call. A single unknown ID fails the whole call, so the IDs are split in halves until the
 * unknown ones are isolated and left out. Throws every other failure.
 */
export async function bisect<Id, T>(
  ids: readonly Id[],
  isUnknown: (failure: Failure) => boolean,
  fetch: (ids: readonly Id[]) => Promise<T>,
): Promise<readonly T[]> {
  if (ids.length === 0) return [];
  try {
    return [await fetch(ids)];
  } catch (error) {
    if (!(error instanceof EcmError && isUnknown(error.failure))) throw error;
    return ids.length === 1 ? [] : await bothHalves(ids, isUnknown, fetch);
  }
}

async function bothHalves<Id, T>(
  ids: readonly Id[],
  isUnknown: (failure: Failure) => boolean,
  fetch: (ids: readonly Id[]) => Promise<T>,
): Promise<readonly T[]> {
  const middle = Math.ceil(ids.length / 2);
  const halves = [ids.slice(0, middle), ids.slice(middle)];
  return (await Promise.all(halves.map((half) => bisect(half, isUnknown, fetch)))).flat();
}

/** Splits a list into groups of at most `size`. */
export const groupsOf = <T>(size: number, items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));

/** Runs `work` for all items in parallel. If one fails, the others are aborted and its error is thrown. */
export async function allOrAbort<Item, T>(
  items: readonly Item[],
  signal: AbortSignal,
  work: (item: Item, signal: AbortSignal, index: number) => Promise<T>,
): Promise<T[]> {
  const stop = new AbortController();
  const itemSignal = AbortSignal.any([signal, stop.signal]);
  try {
    return await Promise.all(items.map((item, index) => work(item, itemSignal, index)));
  } catch (error) {
    stop.abort();
    throw error;
  }
}
