import { EcmError, type Failure } from "./failure.ts";

/**
 * Asks for several things at once. If one of them is unknown the whole call fails, so it is asked again by halves until
 * the unknown ones stand alone and are left out. Throws every other failure.
 */
export async function askByHalves<Id, T>(
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
  return (await Promise.all(halves.map((half) => askByHalves(half, isUnknown, ask)))).flat();
}

/** Cuts a list into groups of at most `size`. */
export const groupsOf = <T>(size: number, items: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));
