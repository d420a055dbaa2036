import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { format } from "node:util";
import type { BrowserContext, Page } from "playwright-core";
import { launchBrowser } from "./browser.ts";
import { developIn } from "./development.ts";
import { scratch } from "./scratch.ts";
import { startServer, type Server } from "./server.ts";
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
const tooLong = 124;

/** Runs a suite inside the real extension host, and gives the exit code that is the suite's. */
export async function runSuite(run: SuiteRun): Promise<number> {
  const [server, context] = await Promise.all([startSuiteServer(run), launchBrowser(join(scratch(), "browser"))]);
  try {
    const ended = suiteEnded(context);
    await printLog(context);
    await developIn(context, server, { extensions: run.extensions, suite: wrapper });
    const page = context.pages()[0] ?? (await context.newPage());
    await openWorkbench(page, server, run.shown);
    const code = verdict(await Promise.race([ended, crashed(page), timeout()]), server);
    if (code !== 0) await keepLogs(page, server, run.profile);
    return code;
  } finally {
    await context.close();
    await server.stop();
  }
}

const wrapper = fileURLToPath(new URL("suite.cjs", import.meta.url));

function startSuiteServer(run: SuiteRun): Promise<Server> {
  const environment = { VSCODE_HOST_SUITE: run.suite, VSCODE_HOST_RESULT: result };
  return startServer({ profile: run.profile, environment, arguments: run.arguments });
}

async function suiteEnded(context: BrowserContext): Promise<number> {
  return new Promise((resolve) => void context.exposeFunction("codeAutomationExit", resolve));
}

const crashed = (page: Page): Promise<never> =>
  new Promise((_, reject) => page.once("crash", () => reject(new Error("The workbench page crashed."))));

const timeout = (): Promise<number> => new Promise((resolve) => void setTimeout(resolve, 120_000, tooLong).unref());

// The remote host reports 0 for a crash too, so only the note that the suite ended counts.
function verdict(code: number, server: Server): number {
  if (code === tooLong) console.error("The suite gave no result in two minutes.");
  if (code !== 0) return code;
  if (existsSync(result)) return readFileSync(result, "utf8") === "passed" ? 0 : 1;
  const reason = /.*Extension Host Process exited.*/.exec(server.log())?.[0] ?? "";
  console.error(`The extension host ended before the suite did. ${reason}`);
  return noResult;
}

async function printLog(context: BrowserContext): Promise<void> {
  let inSuite = false;
  await context.exposeFunction("codeAutomationLog", (type: string, parts: readonly unknown[]) => {
    const text = format(...parts);
    if (text === "vscode-host:begin") inSuite = true;
    else if (text === "vscode-host:end") inSuite = false;
    else if (type === "error" || (inSuite && !chatter.test(text))) console.log(text);
  });
}

// What the workbench itself logs on each start.
const chatter =
  /^(Resolv\w+ connection token|Creating a socket|\[reconnection-grace|\[Service Worker\]|\[A\w+Host|\[AccountPolicy|Ignoring fetching|Updating additional builtin|Error while fetching the extension under development)/;

async function keepLogs(page: Page, server: Server, profile: Profile): Promise<void> {
  const folder = join(profile.userData, "logs-of-failed-run");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "server.log"), server.log());
  await page.screenshot({ path: join(folder, "workbench.png") });
}
