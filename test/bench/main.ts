/** The benchmarks by name; `npm run bench -- explorer` runs one alone, and loads nothing of the others. */
const parts: Readonly<Record<string, () => Promise<void>>> = {
  explorer: async () => (await import("./explorer.ts")).explorer(),
  watching: async () => (await import("./watching.ts")).watching(),
  wizard: async () => (await import("./wizard.ts")).wizard(),
};

async function run(names: readonly string[]): Promise<void> {
  for (const [name, measure] of Object.entries(parts)) {
    if (names.length > 0 && !names.includes(name)) continue;
    console.log(`\n## ${name}\n`);
    await measure();
  }
}

await run(process.argv.slice(2));
