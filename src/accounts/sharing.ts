import { same } from "../base/same.ts";

/**
 * Gives for a fresh item the known object that says the same, if there is one: what did not change stays the very
 * object it was, and need not be drawn again.
 */
export function sharing<Item extends { readonly id: string }>(known: readonly Item[]): (fresh: Item) => Item {
  const byId = new Map(known.map((item) => [item.id, item]));
  return (fresh) => {
    const old = byId.get(fresh.id);
    return old && same(old, fresh) ? old : fresh;
  };
}
