import { build, context } from "esbuild";

const watch = process.argv.includes("--watch");

const options = {
  entryPoints: ["src/extension.ts"],
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  external: ["vscode"],
  sourcemap: watch,
  minify: !watch,
  metafile: true,
  legalComments: "none",
  logLevel: "warning",
};

if (watch) await (await context(options)).watch();
else await build(options);
