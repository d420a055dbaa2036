import { existsSync } from "node:fs";
import { join } from "node:path";
import { startOwned, type OwnedProcess } from "./ownedProcess.ts";
import { within } from "./patience.ts";
import { root } from "./project.ts";

/** A running simulator, and a key that it accepts. */
export interface SimulatorProcess {
  readonly url: string;
  readonly secretId: string;
  readonly secretKey: string;
  readonly process: OwnedProcess;
}

const file = join(root, "test/simulator/main.ts");

/** Starts the simulator in a separate process. */
export async function startSimulatorProcess(args: readonly string[]): Promise<SimulatorProcess> {
  if (!existsSync(file)) throw new Error("There is no simulator.");
  const command = ["--import", "tsx", file, "--port", "0", ...args];
  const owned = startOwned(process.execPath, command, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const address = await within(60_000, "the simulator to listen", announced(owned)).catch(async (error: unknown) => {
    await owned.stop();
    throw error;
  });
  return { ...address, process: owned };
}

function announced({ child, ended }: OwnedProcess): Promise<Omit<SimulatorProcess, "process">> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (part: Buffer) => {
      text += String(part);
      const [url, secretId, secretKey] = [word(text, "listening on"), word(text, "SecretId"), word(text, "SecretKey")];
      if (url !== undefined && secretId !== undefined && secretKey !== undefined) resolve({ url, secretId, secretKey });
    });
    ended.then((code) => reject(new Error(`The simulator ended with ${code}.\n${text}`)), reject);
  });
}

// The word after a name, once its line is complete.
const word = (text: string, name: string): string | undefined =>
  new RegExp(String.raw`^.*\b${name}:? +(\S+).*\n`, "m").exec(text)?.[1];
