import type { Row } from "../../src/view/ui/row.ts";

/** Draws a tree as the user sees it, one row a line; collapsed rows end in "…". */
export const draw = (rows: readonly Row[], indent = ""): string => rows.map((row) => drawRow(row, indent)).join("");

function drawRow(row: Row, indent: string): string {
  const isClosed = row.rows !== undefined && !row.isOpen;
  const line = `${indent}${row.label}${row.description && ` (${row.description})`}${isClosed ? " …" : ""}\n`;
  return row.rows && !isClosed ? line + draw(row.rows(), `${indent}  `) : line;
}
