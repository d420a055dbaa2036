import { markdown } from "./escape.ts";

/** Renders the non-empty facts as a Markdown table. */
export function factTable(all: readonly (readonly [name: string, value: string])[]): string {
  const rows = all.filter(([, value]) => value !== "");
  return `| | |\n|---|---|\n${rows.map(([name, value]) => `| ${markdown(name)} | ${markdown(value)} |`).join("\n")}`;
}
