import { plain } from "../text/escape.ts";
import type { Row } from "../ui/row.ts";

/** Shorter lists are expanded at first; longer ones only when the user expands them. */
export const shortList = 100;
/** Longer lists are split into ranges, because expanding thousands of rows at once blocks the editor. */
const longList = 1000;
const rangeSize = 500;

const collator = new Intl.Collator(undefined, { numeric: true });

/** Compares labels in natural order: "web-2" before "web-10". */
export const byLabel = (one: string, other: string): number => collator.compare(one, other);

/** Rows for items, split into ranges if there are too many. `id` is the parent row's. */
export function cut<Item>(id: string, items: readonly Item[], rowOf: (item: Item) => Row): readonly Row[] {
  if (items.length <= longList) return items.map(rowOf);
  const starts = Array.from({ length: Math.ceil(items.length / rangeSize) }, (_, n) => n * rangeSize);
  return starts.map((start) => rangeRow(id, start, items.slice(start, start + rangeSize), rowOf));
}

function rangeRow<Item>(id: string, start: number, items: readonly Item[], rowOf: (item: Item) => Row): Row {
  const label = `${start + 1}–${start + items.length}`;
  const names = [items[0], items.at(-1)].flatMap((item) => (item === undefined ? [] : [rowOf(item).label]));
  const description = plain(names.join(" … "));
  return {
    id: `${id}/range/${start}`,
    label,
    description,
    icon: "list-ordered",
    menu: "range",
    spoken: `${label}, ${description}`,
    isOpen: false,
    rows: () => items.map(rowOf),
  };
}
