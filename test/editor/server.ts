import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { startOwned, type OwnedProcess } from "../tools/ownedProcess.ts";
import { within } from "../tools/patience.ts";
import { serverNode } from "./installedEditor.ts";
import { quietSettings } from "./quietSettings.ts";
import { listenArguments, serverEnvironment, type Profile } from "./serverCommand.ts";

/** A running VS Code server, whose workbench is shown in a browser. */
export interface Server {
  readonly url: string;
  /** Such as 127.0.0.1:40123. */
  readonly authority: string;
  readonly pid: number;
  /** All it has written so far. */
  log(): string;
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number>;
  /** Ends it with its extension hosts. */
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly profile: Profile;
  /** Added to the profile's settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Passed on to the extension host. */
  readonly environment?: NodeJS.ProcessEnv;
  readonly arguments?: readonly string[];
  /** 0 chooses a free port. */
  readonly port?: number;
}

export async function startServer(options: ServerOptions): Promise<Server> {
  const { profile } = options;
  writeSettings(profile, options.settings ?? {});
  mkdirSync(profile.extensions, { recursive: true });
  const args = [...listenArguments(profile, options.port ?? 0), ...(options.arguments ?? [])];
  const env = serverEnvironment(profile, options.environment);
  const running = startOwned(serverNode(), args, { env, stdio: ["ignore", "pipe", "pipe"] });
  const output = collectOutput(running);
  const authority = await within(60_000, "the editor's server to listen", listening(running, output)).catch(
    async (error: unknown) => {
      await running.stop();
      throw new Error(`${messageOf(error)}\n${output.text()}`);
    },
  );
  warmUp(authority);
  const url = `http://${authority}/`;
  const { child, ended } = running;
  return { url, authority, pid: child.pid ?? 0, log: () => output.text(), ended, stop: () => running.stop() };
}

function writeSettings(profile: Profile, settings: Readonly<Record<string, unknown>>): void {
  const file = join(profile.userData, "User/settings.json");
  mkdirSync(dirname(file), { recursive: true });
  const old: unknown = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  writeFileSync(file, JSON.stringify({ ...quietSettings, ...(old as object), ...settings }, undefined, 2));
}

interface Output {
  text(): string;
  onText(listener: () => void): void;
}

function collectOutput({ child }: OwnedProcess): Output {
  const parts: string[] = [];
  const listeners: (() => void)[] = [];
  const take = (part: Buffer) => {
    parts.push(String(part));
    for (const listener of listeners) listener();
  };
  child.stdout?.on("data", take);
  child.stderr?.on("data", take);
  return { text: () => parts.join(""), onText: (listener) => void listeners.push(listener) };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function listening(running: OwnedProcess, output: Output): Promise<string> {
  return new Promise((resolve, reject) => {
    output.onText(() => {
      const found = /listening on http:\/\/(127\.0\.0\.1:\d+)/.exec(output.text());
      if (found?.[1] !== undefined) resolve(found[1]);
    });
    running.ended.then((code) => reject(new Error(`The editor ended with ${code}.`)), reject);
  });
}

// Loads the server's own code while the browser starts.
function warmUp(authority: string): void {
  void fetch(`http://${authority}/?ew=true`).then(
    (answer) => answer.text(),
    () => undefined,
  );
}
