// `npm test`, and each of its parts by name: `node test/run.mjs unit`.
import { fileURLToPath } from "node:url";
import { ensureModules } from "./tools/installed.mjs";

ensureModules(fileURLToPath(new URL("../", import.meta.url)), "what the project is built and tested with");
const { register } = await import("tsx/esm/api");
register();
const { main } = await import("./tools/main.ts");
process.exitCode = await main(process.argv.slice(2));
