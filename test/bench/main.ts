import { explorer } from "./explorer.ts";
import { watching } from "./watching.ts";
import { wizard } from "./wizard.ts";

/** The benchmarks by name; `npm run bench -- explorer` runs one alone. */
const parts: Readonly<Record<string, () => Promise<void>>> = { explorer, watching, wizard };

for (const [name, measure] of Object.entries(parts)) {
  if (process.argv.length > 2 && !process.argv.slice(2).includes(name)) continue;
  console.log(`\n## ${name}\n`);
  await measure();
}
