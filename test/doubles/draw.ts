import type { Row } from "../../src/view/ui/row.ts";

/** A tree as a person reads it, one row a line; rows that are closed at first end in "…". */
export const draw = (rows: readonly Row[], indent = ""): string => rows.map((row) => drawRow(row, indent)).join("");

function drawRow(row: Row, indent: string): string {
  const isClosed = row.rows !== undefined && !row.isOpen;
  const line = `${indent}${row.label}${row.description && ` (${row.description})`}${isClosed ? " …" : ""}\n`;
  return row.rows && !isClosed ? line + draw(row.rows(), `${indent}  `) : line;
}
