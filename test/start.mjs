// `npm start`: the extension in a real editor, with a simulated cloud to try it on.
import { fileURLToPath } from "node:url";
import { ensureModules } from "./tools/installed.mjs";

ensureModules(fileURLToPath(new URL("../", import.meta.url)), "what the project is built and tested with");
const { register } = await import("tsx/esm/api");
register();
const { start } = await import("./tools/start.ts");
try {
  await start(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
