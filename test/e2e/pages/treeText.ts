import type { DomElement } from "./dom.ts";

/** Runs in the page: draws the rows of a tree as text, one line each, indented, the description after the label. */
export const treeText = (rows: readonly DomElement[]): string =>
  rows
    .map((row) => ({
      at: Number(row.getAttribute("data-index")),
      indent: "  ".repeat(Number(row.getAttribute("aria-level") ?? 1) - 1),
      label: row.querySelector(".label-name")?.textContent ?? row.textContent ?? "",
      description: row.querySelector(".label-description")?.textContent ?? "",
    }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ indent, label, description }) => `${indent}${label} ${description}`.trimEnd().replaceAll("\u00a0", " "))
    .join("\n");
