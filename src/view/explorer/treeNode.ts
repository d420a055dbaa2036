import type { Row } from "../ui/row.ts";

/** A row in the tree. The object stays the same while its content changes, as VS Code requires. */
export class ShownRow {
  row: Row;
  readonly parent: ShownRow | undefined;
  #below: readonly ShownRow[] | undefined;

  constructor(row: Row, parent?: ShownRow) {
    this.row = row;
    this.parent = parent;
  }

  /** The child rows, created on first use. */
  get below(): readonly ShownRow[] {
    this.#below ??= (this.row.rows?.() ?? []).map((row) => new ShownRow(row, this));
    return this.#below;
  }

  /** Updates the content, and adds each row that has to be redrawn to `changed`. */
  become(row: Row, changed: ShownRow[]): void {
    const isSame = looksSame(this.row, row);
    this.row = row;
    const below: ShownRow[] = [];
    const isListSame = this.#below === undefined || this.#become(this.#below, below);
    if (isSame && isListSame) changed.push(...below);
    else changed.push(this);
  }

  /** Returns whether the child list is the same. VS Code redraws the children of a redrawn row, too. */
  #become(shown: readonly ShownRow[], changed: ShownRow[]): boolean {
    const rows = this.row.rows?.() ?? [];
    this.#below = rowsAfter(shown, rows, this, changed);
    return this.#below === shown;
  }
}

/** Updates the shown rows. Returns the same array if it holds the same rows in the same order. */
export function rowsAfter(
  shown: readonly ShownRow[],
  rows: readonly Row[],
  parent: ShownRow | undefined,
  changed: ShownRow[],
): readonly ShownRow[] {
  const isListSame = shown.length === rows.length && shown.every(({ row }, at) => row.id === rows[at]?.id);
  const known = isListSame ? undefined : new Map(shown.map((one) => [one.row.id, one]));
  const after = rows.map((row, at) => {
    const one = known ? known.get(row.id) : shown[at];
    if (!one) return new ShownRow(row, parent);
    one.become(row, changed);
    return one;
  });
  return isListSame ? shown : after;
}

const looksSame = (one: Row, other: Row): boolean =>
  one === other ||
  (one.label === other.label &&
    one.description === other.description &&
    one.icon === other.icon &&
    one.color === other.color &&
    one.isGrey === other.isGrey &&
    one.menu === other.menu &&
    one.spoken === other.spoken &&
    (one.rows === undefined) === (other.rows === undefined));
