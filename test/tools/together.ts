// Runs test files in one process: they are quick, and a process for each would take longer than its tests.
import { pathToFileURL } from "node:url";

for (const file of process.argv.slice(2)) await import(pathToFileURL(file).href);
