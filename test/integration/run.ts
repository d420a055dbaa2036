import { cpSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { downloadAndUnzipVSCode, runTests, TestRunFailedError } from "@vscode/test-electron";
import { build } from "esbuild";
import { removeFolder, temporaryFolder } from "../editor/scratch.ts";
import { startSimulatorProcess } from "../tools/simulatorProcess.ts";
import { root, testFiles } from "../tools/project.ts";

const bundles = join(root, "out/integration");

async function bundleTests(): Promise<void> {
  rmSync(bundles, { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ["test/integration/suite.ts", ...testFiles("integration")],
    outdir: bundles,
    outExtension: { ".js": ".cjs" },
    bundle: true,
    platform: "node",
    format: "cjs",
    external: ["vscode", "mocha/*"],
    // In the oldest VS Code's extension host, require() does not return the default export of a module.
    alias: { mocha: "mocha/lib/mocha.cjs" },
    sourcemap: "inline",
    logLevel: "warning",
  });
}

/** VSCODE_EXECUTABLE names a VS Code, VSCODE_DESKTOP=1 downloads one where it can; else the one from npm is used. */
async function executable(): Promise<string> {
  const named = process.env["VSCODE_EXECUTABLE"];
  if (named !== undefined) return named;
  const fromNpm = join(root, "test/editor/code");
  if (process.env["VSCODE_DESKTOP"] === undefined) return fromNpm;
  return downloadAndUnzipVSCode("stable").catch((error: unknown) => {
    console.log(`A desktop VS Code could not be had (${String(error)}); the one from npm is used.`);
    return fromNpm;
  });
}

async function runIn(profile: string): Promise<number> {
  try {
    return await runTests({
      vscodeExecutablePath: await executable(),
      extensionDevelopmentPath: root,
      extensionTestsPath: join(bundles, "suite.cjs"),
      launchArgs: ["--disable-extensions", `--user-data-dir=${profile}`],
    });
  } catch (error) {
    if (error instanceof TestRunFailedError) return error.code ?? 1;
    throw error;
  }
}

/** Keeps the logs of the editor from npm if a run, or its first start, failed. */
function keepLogs(): void {
  const logs = join(profile, "logs-of-failed-run");
  const kept = join(root, "out/integration-logs");
  rmSync(kept, { recursive: true, force: true });
  if (!existsSync(logs)) return;
  cpSync(logs, kept, { recursive: true });
  console.log(`kept in ${kept}`);
}

await bundleTests();
const profile = temporaryFolder();
// The extension host inherits the environment.
const simulator = await startSimulatorProcess([]);
process.env["ECM_SIMULATOR"] = simulator.url;
process.env["ECM_USER_DATA"] = profile;
process.env["ECM_SIMULATOR_KEYS"] = `${simulator.secretId} ${simulator.secretKey}`;
try {
  process.exitCode = await runIn(profile);
} finally {
  await simulator.process.stop();
  keepLogs();
  removeFolder(profile);
}
