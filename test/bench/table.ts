/** The median of several measurements. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Prints rows as a table in Markdown. */
export function print(heading: readonly string[], rows: readonly (readonly string[])[]): void {
  for (const row of [heading, heading.map(() => "---"), ...rows]) console.log(`| ${row.join(" | ")} |`);
}

export const ms = (value: number): string => `${Math.round(value)} ms`;
