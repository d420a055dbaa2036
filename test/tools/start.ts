import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensureEditor } from "../editor/installedEditor.ts";
import { temporaryFolder } from "../editor/scratch.ts";
import { startServer, type Server } from "../editor/server.ts";
import { installPackage, profileIn } from "../editor/serverCommand.ts";
import { startFront } from "./front.ts";
import { markProcesses } from "./leftRunning.ts";
import { isEnding } from "./ownedProcess.ts";
import { openBrowser } from "./openBrowser.ts";
import { packageFile, root } from "./project.ts";
import { startSimulatorProcess, type SimulatorProcess } from "./simulatorProcess.ts";

/** Starts the simulator and the editor, prints their addresses, and runs until Ctrl+C. */
export async function start(words: readonly string[]): Promise<void> {
  markProcesses();
  const { port, speed } = parseOptions(words);
  makePackage();
  ensureEditor();
  say("Starting the simulated cloud and the editor");
  const simulator = await startSimulatorProcess(["--speed", speed]);
  const editor = await startEditor(simulator);
  const url = `http://127.0.0.1:${await startFront(Number(new URL(editor.url).port), Number(port))}/`;
  tell(url, simulator);
  openBrowser(url);
  endWith("The editor", editor.ended);
  endWith("The simulator", simulator.process.ended);
}

const parseOptions = (words: readonly string[]) =>
  parseArgs({
    args: [...words],
    options: { port: { type: "string", default: "0" }, speed: { type: "string", default: "10" } },
  }).values;

const say = (doing: string): void => console.log(`${doing} …`);

function makePackage(): void {
  say("Building and packaging the extension");
  const args = ["--import", "tsx", join(root, "test/tools/package.ts")];
  const run = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  if (run.status !== 0) throw new Error(`The extension could not be packaged.\n${run.stdout}${run.stderr}`);
}

async function startEditor(simulator: SimulatorProcess): Promise<Server> {
  const profile = profileIn(temporaryFolder());
  installPackage(packageFile, profile);
  return startServer({
    profile,
    settings: { "ecm.endpoint": simulator.url },
    environment: {
      TENCENTCLOUD_SECRET_ID: simulator.secretId,
      TENCENTCLOUD_SECRET_KEY: simulator.secretKey,
    },
  });
}

function tell(url: string, { url: cloud, secretId, secretKey }: SimulatorProcess): void {
  console.log(`
  Editor     ${url}
  Cloud      ${cloud} (simulated: nothing leaves this machine, nothing is billed)
  SecretId   ${secretId}
  SecretKey  ${secretKey}

Click ECM in the activity bar, then "Add Account…": the keys are also in the editor's environment.
Ctrl+C ends everything.
`);
}

// If one of them ends, the other is of no use.
function endWith(what: string, ended: Promise<number>): void {
  void ended.then((code) => {
    if (isEnding()) return;
    console.error(`${what} ended with ${code}.`);
    process.exit(1);
  });
}
