import { same } from "../base/same.ts";

/**
 * Gives for a fresh item the known object that says the same, if there is one: what did not change stays the very
 * object it was, and need not be drawn again. Each item is compared once.
 */
export function sharing<Item extends { readonly id: string }>(known: readonly Item[]): (fresh: Item) => Item {
  const byId = new Map(known.map((item) => [item.id, item]));
  const decided = new WeakMap<Item, Item>();
  return (fresh) => {
    const earlier = decided.get(fresh);
    if (earlier) return earlier;
    const old = byId.get(fresh.id);
    const shared = old && same(old, fresh) ? old : fresh;
    decided.set(fresh, shared);
    return shared;
  };
}
