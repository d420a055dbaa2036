import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { format } from "node:util";
import type { BrowserContext, Page } from "playwright-core";
import { patience, within } from "../tools/patience.ts";
import { startedTwice } from "../tools/startedTwice.ts";
import { developIn } from "./development.ts";
import { scratch, temporaryFolder } from "./scratch.ts";
import type { Server, ServerOptions } from "./server.ts";
import { startServerAndBrowser, stopServerAndBrowser } from "./serverAndBrowser.ts";
import type { Profile } from "./serverCommand.ts";
import { openWorkbench, type Shown } from "./workbench.ts";

export interface SuiteRun {
  readonly profile: Profile;
  readonly extensions: readonly string[];
  /** A module that exports `run()`. */
  readonly suite: string;
  readonly shown: Shown;
  readonly arguments: readonly string[];
}

const result = join(scratch(), "result");
const noResult = 70;

/** An extension host in which the suite has begun. */
interface Host {
  readonly server: Server;
  readonly context: BrowserContext;
  readonly page: Page;
  /** The exit code it ended with. Fails if its page crashes. */
  readonly ended: Promise<number>;
}

/** Runs a suite inside the real extension host, and returns the suite's exit code. */
export async function runSuite(run: SuiteRun): Promise<number> {
  const host = await startedTwice("The extension host", () => startHost(run));
  const { server, context, page } = host;
  try {
    const code = exitCode(await within(120_000, "the suite's result", host.ended), server);
    if (code !== 0) await keepLogs(page, server, run.profile);
    return code;
  } finally {
    await stopServerAndBrowser(server, context);
  }
}

async function startHost(run: SuiteRun): Promise<Host> {
  const [server, context] = await startServerAndBrowser(serverOptions(run), join(temporaryFolder(), "browser"));
  try {
    return await beginIn(server, context, run);
  } catch (error) {
    const [page] = context.pages();
    if (page) await keepLogs(page, server, run.profile).catch(console.error);
    await stopServerAndBrowser(server, context);
    throw error;
  }
}

async function beginIn(server: Server, context: BrowserContext, run: SuiteRun): Promise<Host> {
  const page = context.pages()[0] ?? (await context.newPage());
  const ended = Promise.race([suiteEnded(context), crashed(page)]);
  // It may fail before it is awaited.
  ended.catch(() => undefined);
  const { begun } = await printLog(context);
  await developIn(context, server, { extensions: run.extensions, suite: wrapper });
  await within(60_000, "the workbench page to load", openWorkbench(page, server, run.shown));
  await within(60_000, "the suite to begin", Promise.race([begun, endedEarly(ended)]));
  return { server, context, page, ended };
}

const wrapper = fileURLToPath(new URL("suite.cjs", import.meta.url));

const serverOptions = (run: SuiteRun): ServerOptions => ({
  profile: run.profile,
  environment: { VSCODE_HOST_SUITE: run.suite, VSCODE_HOST_RESULT: result },
  arguments: run.arguments,
});

async function suiteEnded(context: BrowserContext): Promise<number> {
  return new Promise((resolve) => void context.exposeFunction("codeAutomationExit", resolve));
}

async function endedEarly(ended: Promise<number>): Promise<never> {
  throw new Error(`The extension host ended with ${await ended} before the suite began.`);
}

const crashed = (page: Page): Promise<never> =>
  new Promise((_, reject) => page.once("crash", () => reject(new Error("The workbench page crashed."))));

// The remote host reports 0 for a crash too, so only the suite's result file counts.
function exitCode(code: number, server: Server): number {
  if (code !== 0) return code;
  if (existsSync(result)) return readFileSync(result, "utf8") === "passed" ? 0 : 1;
  const reason = /.*Extension Host Process exited.*/.exec(server.log())?.[0] ?? "";
  console.error(`The extension host ended before the suite did. ${reason}`);
  return noResult;
}

/** Prints what the suite writes from now on. `begun` resolves when the suite begins. */
async function printLog(context: BrowserContext): Promise<{ readonly begun: Promise<void> }> {
  let inSuite = false;
  let begin = () => {};
  const begun = new Promise<void>((resolve) => (begin = resolve));
  await context.exposeFunction("codeAutomationLog", (type: string, parts: readonly unknown[]) => {
    const text = format(...parts);
    if (text === "vscode-host:begin") begin();
    if (text.startsWith("vscode-host:")) inSuite = text === "vscode-host:begin";
    else if (type === "error" || (inSuite && !chatter.test(text))) console.log(text);
  });
  return { begun };
}

// Lines that the workbench itself logs on each start.
const chatter =
  /^(Resolv\w+ connection token|Creating a socket|\[reconnection-grace|\[Service Worker\]|\[A\w+Host|\[AccountPolicy|Ignoring fetching|Updating additional builtin|Error while fetching the extension under development)/;

async function keepLogs(page: Page, server: Server, profile: Profile): Promise<void> {
  const folder = join(profile.userData, "logs-of-failed-run");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "server.log"), server.log());
  await page.screenshot({ path: join(folder, "workbench.png"), timeout: patience(10_000) });
}
