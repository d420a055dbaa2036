import { markdown } from "./escape.ts";

/** Facts as a table in Markdown, without those there is nothing to say of. */
export function factTable(all: readonly (readonly [name: string, value: string])[]): string {
  const rows = all.filter(([, value]) => value !== "");
  return `| | |\n|---|---|\n${rows.map(([name, value]) => `| ${markdown(name)} | ${markdown(value)} |`).join("\n")}`;
}
