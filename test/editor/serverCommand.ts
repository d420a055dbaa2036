import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { patience } from "../tools/patience.ts";
import { isOldest, leanBuiltins, serverEntry, serverNode } from "./installedEditor.ts";
import { scratch } from "./scratch.ts";

/** Where an editor keeps its settings, logs and extensions. */
export interface Profile {
  readonly userData: string;
  readonly extensions: string;
}

export const profileIn = (folder: string): Profile => ({
  userData: folder,
  extensions: join(folder, "extensions"),
});

/** The arguments with which Node runs the server on this profile. */
export const profileArguments = (profile: Profile): readonly string[] => [
  serverEntry,
  "--config",
  join(profile.userData, "code-server.yaml"),
  "--user-data-dir",
  profile.userData,
  "--extensions-dir",
  profile.extensions,
];

/** The arguments with which Node runs a server without workspace trust, downloads and recent files. */
export const listenArguments = (profile: Profile, port: number): readonly string[] => [
  ...profileArguments(profile),
  "--auth",
  "none",
  "--bind-addr",
  `127.0.0.1:${port}`,
  "--disable-telemetry",
  "--disable-update-check",
  "--disable-workspace-trust",
  "--disable-getting-started-override",
  "--disable-proxy",
  "--ignore-last-opened",
  ...leanArguments,
];

// The oldest server uses the first option itself, and does not know the second.
const leanArguments: readonly string[] = isOldest
  ? ["--builtin-extensions-dir", leanBuiltins]
  : ["--vscode-option", "force-disable-user-env", "--vscode-option", `builtin-extensions-dir=${leanBuiltins}`];

/**
 * The environment of a server without the variables of npm and VS Code, and without a gallery. VSCODE_CLI keeps it from
 * starting a login shell for its environment, which would outlive it.
 */
export function serverEnvironment(profile: Profile, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return {
    ...cleanEnvironment(),
    XDG_DATA_HOME: join(profile.userData, "xdg"),
    XDG_RUNTIME_DIR: scratch(),
    EXTENSIONS_GALLERY: "{}",
    VSCODE_CLI: "1",
    ...more,
  };
}

const inherited = /^(VSCODE_|ELECTRON_|CODE_SERVER_|npm_|NODE_|TENCENTCLOUD_)/i;

function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !inherited.test(name)));
}

/** Installs a packaged extension into the profile, as a user does. */
export function installPackage(file: string, profile: Profile): void {
  const run = spawnSync(serverNode(), [...profileArguments(profile), "--install-extension", resolve(file), "--force"], {
    env: serverEnvironment(profile),
    encoding: "utf8",
    timeout: patience(60_000),
    killSignal: "SIGKILL",
  });
  if (run.status === 0 && run.stdout.includes("successfully installed")) return;
  throw new Error(`${file} could not be installed (${run.signal ?? run.status}):\n${run.stdout}\n${run.stderr}`);
}
