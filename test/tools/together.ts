// Runs test files in one process, because starting a process for each would take longer than its tests.
import { pathToFileURL } from "node:url";

for (const file of process.argv.slice(2)) await import(pathToFileURL(file).href);
