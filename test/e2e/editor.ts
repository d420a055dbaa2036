import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { launchBrowser } from "../editor/browser.ts";
import { removeFolder, temporaryFolder } from "../editor/scratch.ts";
import { startServer, type Server } from "../editor/server.ts";
import { installPackage, profileIn, type Profile } from "../editor/serverCommand.ts";
import { keepSecrets, openWorkbench } from "../editor/workbench.ts";
import { packageFile } from "../tools/project.ts";
import { setDisplayLanguage } from "./displayLanguage.ts";
import { keepPicture } from "./evidence.ts";
import { extensionHosts } from "./extensionHosts.ts";
import { Window } from "./window.ts";

export interface EditorOptions {
  readonly language?: "zh-cn";
  /** Such as "Default Light Modern". */
  readonly theme?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Higher than usual for long trees: rows that are scrolled out of sight are not there. */
  readonly height?: number;
  /** The extension host sees it. */
  readonly environment?: NodeJS.ProcessEnv;
}

/** An editor with the packaged extension in a fresh profile, and a browser that shows its windows. */
export class Editor {
  readonly server: Server;
  readonly context: BrowserContext;
  readonly profile: Profile;
  /** The window that was opened first. */
  readonly window: Window;
  readonly #folder: string;

  private constructor(server: Server, context: BrowserContext, folder: string, window: Window) {
    this.server = server;
    this.context = context;
    this.profile = profileOf(folder);
    this.window = window;
    this.#folder = folder;
  }

  static async start(options: EditorOptions): Promise<Editor> {
    const folder = temporaryFolder();
    const profile = profileOf(folder);
    if (options.language !== undefined) setDisplayLanguage(profile, options.language);
    installPackage(packageFile, profile);
    const [server, context] = await bothOrNone(startWith(options, profile), launchBrowser(join(folder, "browser")));
    const page = context.pages()[0] ?? (await context.newPage());
    const editor = new Editor(server, context, folder, new Window(page));
    return editor.#open(options).then(
      () => editor,
      (error: unknown) => editor.#giveUp(error),
    );
  }

  /** Another window on the same profile, with an extension host of its own. */
  async openWindow(): Promise<Window> {
    const window = new Window(await this.context.newPage());
    await this.#show(window);
    return window;
  }

  /** The pids of the extension hosts, one for each window. */
  extensionHosts(): readonly number[] {
    return extensionHosts(this.server.pid);
  }

  async stop(): Promise<void> {
    await this.context.close();
    await this.server.stop();
    removeFolder(this.#folder);
  }

  async #open(options: EditorOptions): Promise<void> {
    await keepSecrets(this.context, this.server);
    await this.context.tracing.start({ snapshots: true });
    if (options.height !== undefined) await this.window.page.setViewportSize({ width: 1280, height: options.height });
    await this.#show(this.window);
  }

  // What nobody stops would keep the tests from ever ending.
  async #giveUp(error: unknown): Promise<never> {
    await keepPicture(this.window.page, "editor-did-not-start");
    await this.stop();
    throw error;
  }

  async #show(window: Window): Promise<void> {
    window.page.setDefaultTimeout(15_000);
    await openWorkbench(window.page, this.server);
    await window.workbench.ready();
  }
}

/** Where one of them does not start, the other is ended. */
async function bothOrNone(starting: Promise<Server>, opening: Promise<BrowserContext>) {
  const [server, context] = await Promise.allSettled([starting, opening]);
  if (server.status === "fulfilled" && context.status === "fulfilled") return [server.value, context.value] as const;
  if (server.status === "fulfilled") await server.value.stop();
  if (context.status === "fulfilled") await context.value.close();
  return Promise.all([starting, opening]);
}

const profileOf = (folder: string): Profile => profileIn(join(folder, "data"));

function startWith(options: EditorOptions, profile: Profile): Promise<Server> {
  const theme = options.theme === undefined ? {} : { "workbench.colorTheme": options.theme };
  return startServer({
    profile,
    settings: { ...theme, ...options.settings },
    ...(options.environment && { environment: options.environment }),
  });
}
