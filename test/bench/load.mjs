import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Module from "node:module";

/** Loads a bundle with a stand-in for VS Code, and tells how long that took by the clock and by the processor, in milliseconds. */
const [file = ""] = process.argv.slice(2);

/** Whatever is asked of it, it is again. */
const anything = new Proxy(class {}, {
  get: (target, name) => (name === Symbol.toPrimitive ? () => "" : name === "prototype" ? target.prototype : anything),
  apply: () => anything,
});

/** Bundles copy the names they find, so all that VS Code has must be there. */
const types = readFileSync(createRequire(import.meta.url).resolve("@types/vscode/index.d.ts"), "utf8");
const names = [...types.matchAll(/^\texport (?:class|enum|namespace|const|function) (\w+)/gm)].map(([, name]) => name);
const vscode = Object.fromEntries(names.map((name) => [name, anything]));

const load = Module._load.bind(Module);
Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));

// An extension host has loaded Node's own modules long before.
for (const name of ["crypto", "fs/promises", "http", "https", "os", "path", "stream", "timers/promises", "url", "util"])
  createRequire(import.meta.url)(name);

const started = performance.now();
const before = process.cpuUsage();
createRequire(import.meta.url)(file);
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ ms: performance.now() - started, cpu: (user + system) / 1000 }));
process.exit(0);
