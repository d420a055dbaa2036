import { pathToFileURL } from "node:url";
import { build, context } from "esbuild";

const watch = process.argv.includes("--watch");

/** What the SDK asks for and this extension has no use for, or has better: a name and the module that stands in for it. */
const standIns = {
  // src/ecm/transport/sdk.ts gives the SDK a transport over the global fetch, so these are never called.
  "node-fetch": "",
  "https-proxy-agent": "",
  // Only multipart and streamed requests need these; ECM has none.
  "form-data": "",
  "get-stream": "",
  // Only numbers over 2^53 need this; no request of ours has any.
  "json-bigint": "module.exports = () => JSON;",
  uuid: "exports.v4 = () => require('node:crypto').randomUUID();",
};

const leanSdk = {
  name: "lean-sdk",
  setup(bundle) {
    const names = new RegExp(`^(${Object.keys(standIns).join("|")})$`);
    bundle.onResolve({ filter: names }, ({ path }) => ({ path, namespace: "stand-in" }));
    bundle.onLoad({ filter: /./, namespace: "stand-in" }, ({ path }) => ({
      contents: standIns[path],
      resolveDir: ".",
    }));
  },
};

/** What is read only when it is needed, each in a file of its own: the module that is imported late, and its file. */
const late = {
  // On the first call to the cloud.
  "./transport/sdk.ts": "./sdk.cjs",
  // When a command or a view is used, or a task may be open.
  "./vscode/main.ts": "./app.cjs",
};

const lateApart = {
  name: "late-apart",
  setup(bundle) {
    bundle.onResolve({ filter: /\.ts$/ }, ({ kind, path }) =>
      kind === "dynamic-import" && path in late ? { path: late[path], external: true } : undefined,
    );
  },
};

export const options = {
  entryPoints: { extension: "src/extension.ts", app: "src/vscode/main.ts", sdk: "src/ecm/transport/sdk.ts" },
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  bundle: true,
  platform: "node",
  target: "node20",
  // A plain `require` for `import()`, which every extension host understands.
  supported: { "dynamic-import": false },
  format: "cjs",
  external: ["vscode"],
  plugins: [lateApart, leanSdk],
  sourcemap: watch,
  minify: !watch,
  legalComments: "none",
  logLevel: watch ? "info" : "warning",
};

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (watch) await (await context(options)).watch();
  else await build(options);
}
