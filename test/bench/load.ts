import { createRequire } from "node:module";
import Module from "node:module";

/** Loads a bundle with a stand-in for VS Code, and tells how long that took, in milliseconds. */
const [file = ""] = process.argv.slice(2);

/** Whatever is asked of it, it is again. */
const anything: unknown = new Proxy(class {}, {
  get: (_target, name) => (name === Symbol.toPrimitive ? () => "" : name === "prototype" ? {} : anything),
  apply: () => anything,
});

const modules = Module as unknown as { _load: (name: string, ...rest: unknown[]) => unknown };
const load = modules._load.bind(Module);
modules._load = (name, ...rest) => (name === "vscode" ? anything : load(name, ...rest));

const started = performance.now();
createRequire(import.meta.url)(file);
console.log(JSON.stringify({ ms: performance.now() - started }));
process.exit(0);
