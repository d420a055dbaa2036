import assert from "node:assert/strict";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { removeFolder, temporaryFolder } from "../editor/scratch.ts";
import type { Server, ServerOptions } from "../editor/server.ts";
import { startServerAndBrowser, stopServerAndBrowser } from "../editor/serverAndBrowser.ts";
import { profileIn, type Profile } from "../editor/serverCommand.ts";
import { keepSecrets, openWorkbench } from "../editor/workbench.ts";
import { patience, within } from "../tools/patience.ts";
import { startedTwice } from "../tools/startedTwice.ts";
import { setDisplayLanguage } from "./displayLanguage.ts";
import { keepEvidence } from "./evidence.ts";
import { extensionHosts, killHost } from "./extensionHosts.ts";
import { installOnce } from "./installOnce.ts";
import { settles, settlesOn } from "./pages/settled.ts";
import { usualWait } from "./usualWait.ts";
import { Window } from "./window.ts";

export interface EditorOptions {
  readonly language?: "zh-cn";
  /** Such as "Default Light Modern". */
  readonly theme?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Higher than usual for long trees, because rows that are scrolled out of sight do not exist. */
  readonly height?: number;
  /** Passed on to the extension host. */
  readonly environment?: NodeJS.ProcessEnv;
}

/** Time limit of each step of a start, in milliseconds; each takes about two seconds. */
const startLimit = 60_000;

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

  /** Starts an editor, and tries once more if that fails. Throws an error that names what was waited for. */
  static start(options: EditorOptions): Promise<Editor> {
    return startedTwice("The editor", () => Editor.#startOnce(options));
  }

  static async #startOnce(options: EditorOptions): Promise<Editor> {
    const folder = temporaryFolder();
    const profile = profileOf(folder);
    if (options.language !== undefined) setDisplayLanguage(profile, options.language);
    installOnce(profile);
    const [server, context] = await startServerAndBrowser(serverOptions(options, profile), join(folder, "browser"));
    const page = await firstPage(context).catch(async (error: unknown) => {
      await stopServerAndBrowser(server, context);
      throw error;
    });
    const editor = new Editor(server, context, folder, new Window(page));
    return editor.#open(options).then(
      () => editor,
      (error: unknown) => editor.#giveUp(error),
    );
  }

  /** Opens another window on the same profile, with its own extension host. */
  async openWindow(): Promise<Window> {
    const window = new Window(await this.context.newPage());
    await this.#show(window);
    return window;
  }

  /** The pids of the extension hosts, one for each window. */
  extensionHosts(): readonly number[] {
    return extensionHosts(this.server.pid);
  }

  /**
   * Crashes the extension, does `meanwhile` and opens the window again. The hosts that the editor starts in place of the
   * killed ones are killed, too: cut off from their window, they would act on for hours.
   */
  async crash(meanwhile: () => void = () => undefined): Promise<void> {
    const { page, workbench } = this.window;
    this.#killExtensionHosts();
    await workbench.reopen(async () => {
      await settlesOn(page, async () => this.#killExtensionHosts(), []);
      meanwhile();
    });
  }

  async stop(): Promise<void> {
    await stopServerAndBrowser(this.server, this.context);
    removeFolder(this.#folder);
  }

  async #open(options: EditorOptions): Promise<void> {
    await within(startLimit, "the browser to answer", this.#prepare(options));
    await this.#show(this.window);
  }

  async #prepare(options: EditorOptions): Promise<void> {
    await keepSecrets(this.context, this.server);
    await this.context.tracing.start({ snapshots: true });
    if (options.height !== undefined) await this.window.page.setViewportSize({ width: 1280, height: options.height });
  }

  // Whatever is not stopped would keep the tests from ending.
  async #giveUp(error: unknown): Promise<never> {
    await keepEvidence(this, `editor that did not start ${Date.now()}`).catch(console.error);
    await this.stop().catch(console.error);
    throw error;
  }

  async #show(window: Window): Promise<void> {
    window.page.setDefaultTimeout(0);
    await within(startLimit, "the workbench page to load", openWorkbench(window.page, this.server));
    await within(startLimit, "the workbench to be ready", window.workbench.ready());
    await this.#hasHostForEachWindow(window.page);
    window.page.setDefaultTimeout(patience(usualWait));
  }

  async #hasHostForEachWindow(page: Page): Promise<void> {
    const windows = this.context.pages().length;
    const check = (hosts: readonly number[]) => assert.ok(hosts.length >= windows, "an extension host is missing");
    await settles(page, async () => this.extensionHosts(), check);
  }

  /** Gives those that were still there. */
  #killExtensionHosts(): readonly number[] {
    const hosts = this.extensionHosts();
    hosts.forEach(killHost);
    return hosts;
  }
}

const firstPage = async (context: BrowserContext): Promise<Page> =>
  context.pages()[0] ?? within(startLimit, "the browser to open a page", context.newPage());

const profileOf = (folder: string): Profile => profileIn(join(folder, "data"));

function serverOptions(options: EditorOptions, profile: Profile): ServerOptions {
  const theme = options.theme === undefined ? {} : { "workbench.colorTheme": options.theme };
  return {
    profile,
    settings: { ...theme, ...options.settings },
    ...(options.environment && { environment: options.environment }),
  };
}
