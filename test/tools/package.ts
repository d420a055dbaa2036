// Builds the extension and packages the VSIX, whose files and size are checked.
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { createVSIX, listFiles } from "@vscode/vsce";
import { packageFile, root } from "./project.ts";

const mostBytes = 250_000;

const wanted = [
  /^package\.json$/,
  /^package\.nls(\.[\w-]+)?\.json$/,
  /^l10n\/bundle\.l10n(\.[\w-]+)?\.json$/,
  /^(README|CHANGELOG|SECURITY)\.md$/,
  /^LICENSE$/,
  /^THIRD-PARTY-NOTICES\.txt$/,
  /^dist\/[\w-]+\.cjs$/,
  /^media\/[\w-]+\.(svg|png)$/,
  /^media\/walkthrough\/[\w-]+\.svg$/,
];

function fail(why: string): never {
  console.error(why);
  process.exit(1);
}

rmSync(dirname(packageFile), { recursive: true, force: true });
mkdirSync(dirname(packageFile), { recursive: true });
execFileSync(process.execPath, [join(root, "esbuild.mjs")], { cwd: root, stdio: "inherit" });

// Everything is bundled, so npm is not asked for dependencies.
const files = await listFiles({ cwd: root, packageManager: 2 });
const unwanted = files.filter((file) => !wanted.some((pattern) => pattern.test(file)));
if (unwanted.length > 0) fail(`Not for the package: ${unwanted.join(", ")}`);

await createVSIX({
  cwd: root,
  packagePath: packageFile,
  dependencies: false,
  allowMissingRepository: true,
  skipLicense: true,
});
const { size } = statSync(packageFile);
console.log(`${packageFile}: ${files.length} files, ${size} bytes`);
if (size > mostBytes) fail(`The package may have ${mostBytes} bytes at most.`);
