import { EcmError, type Failure } from "./errors/failure.ts";
import type { WirePage } from "./wire/wire.ts";
import { pageSize } from "./limits.ts";

export interface PagedListing<Row> {
  /** Fetches the `pageSize` rows from `offset` on. */
  readonly page: (offset: number, signal: AbortSignal) => Promise<WirePage<Row>>;
  readonly idOf: (row: Row) => string;
  /** Called with everything known so far, in the API's order, each time a page has arrived. */
  readonly onPage?: ((soFar: readonly Row[]) => void) | undefined;
}

/** Fetches a whole listing: the first page, then all others at once. Throws what `page` throws. */
export async function listAll<Row>(listing: PagedListing<Row>, signal: AbortSignal): Promise<readonly Row[]> {
  const round = await fetchRound(listing, signal);
  if (isWhole(round)) return round.rows;
  // Rows came or went while the pages were fetched, so some may have slipped between two: once more, and that is it.
  return (await fetchRound(listing, signal)).rows;
}

interface Round<Row> {
  readonly rows: readonly Row[];
  readonly pages: readonly WirePage<Row>[];
}

const isWhole = <Row>({ rows, pages }: Round<Row>): boolean =>
  pages.length < 2 || rows.length >= Math.max(...pages.map(({ total }) => total));

async function fetchRound<Row>(listing: PagedListing<Row>, signal: AbortSignal): Promise<Round<Row>> {
  const pages: WirePage<Row>[] = [];
  const fresh: (readonly Row[])[] = [];
  const isNew = newcomers(listing.idOf);
  let rows: readonly Row[] = [];
  const fetchPage = async (index: number, either: AbortSignal): Promise<void> => {
    const page = await listing.page(index * pageSize, either);
    pages[index] = page;
    fresh[index] = page.rows.filter(isNew);
    rows = fresh.flat();
    listing.onPage?.(rows);
  };
  await fetchPage(0, signal);
  for (let known = 0; rows.length > known && pages.length < pagesToExpect(pages);) {
    known = rows.length;
    await allOrAbort(numbersBetween(pages.length, pagesToExpect(pages)), signal, fetchPage);
  }
  return { rows, pages };
}

/** The documents call the total the length of the list. While it may be just that, a full page calls for another look. */
function pagesToExpect<Row>(pages: readonly WirePage<Row>[]): number {
  const last = pages.at(-1);
  if (last === undefined || last.rows.length === 0) return pages.length;
  const following = last.rows.length === pageSize && last.total <= pageSize ? 1 : 0;
  return Math.max(pages.length + following, Math.ceil(last.total / pageSize));
}

const numbersBetween = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n);

/** A row that moved down while the pages were fetched is on two of them. */
function newcomers<Row>(idOf: (row: Row) => string): (row: Row) => boolean {
  const seen = new Set<string>();
  return (row) => {
    const before = seen.size;
    return seen.add(idOf(row)).size > before;
  };
}

/**
 * Asks for several things at once. If one of them is unknown the whole call fails, so it is asked again by halves until
 * the unknown ones stand alone and are left out. Throws every other failure.
 */
export async function bisect<Id, T>(
  ids: readonly Id[],
  isUnknown: (failure: Failure) => boolean,
  ask: (ids: readonly Id[]) => Promise<T>,
): Promise<readonly T[]> {
  if (ids.length === 0) return [];
  try {
    return [await ask(ids)];
  } catch (error) {
    if (!(error instanceof EcmError && isUnknown(error.failure))) throw error;
    return ids.length === 1 ? [] : await bothHalves(ids, isUnknown, ask);
  }
}

async function bothHalves<Id, T>(
  ids: readonly Id[],
  isUnknown: (failure: Failure) => boolean,
  ask: (ids: readonly Id[]) => Promise<T>,
): Promise<readonly T[]> {
  const middle = Math.ceil(ids.length / 2);
  const halves = [ids.slice(0, middle), ids.slice(middle)];
  return (await Promise.all(halves.map((half) => bisect(half, isUnknown, ask)))).flat();
}

/** Cuts a list into groups of at most `size`. */
export const groupsOf = <T>(size: number, items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));

/** Works on all items at once. As soon as one fails the others are stopped, and its error is thrown. */
export async function allOrAbort<Item, T>(
  items: readonly Item[],
  signal: AbortSignal,
  work: (item: Item, signal: AbortSignal, index: number) => Promise<T>,
): Promise<T[]> {
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  try {
    return await Promise.all(items.map((item, index) => work(item, either, index)));
  } catch (error) {
    stop.abort();
    throw error;
  }
}
