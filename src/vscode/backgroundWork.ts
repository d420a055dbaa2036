import * as vscode from "vscode";
import { refreshOnKeyChange } from "../accounts/inventory/refreshOnKeyChange.ts";
import type { App } from "../app.ts";
import { logError } from "../base/log.ts";
import { refreshOnTaskProgress } from "../tasks/engine/refreshOnProgress.ts";
import { keepRecent } from "../tasks/journal/retention.ts";
import type { TaskEvent } from "../tasks/journal/taskEvent.ts";
import { isActive } from "../tasks/task.ts";
import type { Services } from "./services.ts";
import { watchProfiles } from "./watchProfiles.ts";

/** Starts everything that reads, sends or repeats once a view or command is used, or a task is found running. */
export class BackgroundWork implements vscode.Disposable {
  readonly #services: Services;
  readonly #closing = new AbortController();
  readonly #listeners: vscode.Disposable[] = [];
  #awake: Promise<App> | undefined;

  constructor(services: Services) {
    this.#services = services;
  }

  /** Starts the background work on the first call. Resolves to the app once the accounts are loaded. */
  readonly app = (): Promise<App> => (this.#awake ??= this.#wake());

  /** Starts if a task is running. It must end even if no view is opened: its instance may still be stopped. */
  async wakeForOpenTasks(): Promise<void> {
    const { taskStore, log } = this.#services;
    if (this.#awake) return;
    await taskStore.read().catch(logError(log));
    if (taskStore.tasks.some(isActive)) await this.app();
    else await this.#cleanUp().catch(logError(log));
  }

  dispose(): void {
    this.#closing.abort();
    vscode.Disposable.from(...this.#listeners).dispose();
    this.#quietly(this.#services.windows.leave());
  }

  async #wake(): Promise<App> {
    const { accounts, inventory, images, modules, engine, expiry, keyringRetry, settings, log } = this.#services;
    const load = () => accounts.load().catch(logError(log));
    this.#listeners.push(accounts.onDidChangeSecrets(() => void load()));
    this.#listeners.push(watchProfiles(accounts, () => void load()));
    this.#listeners.push(
      refreshOnKeyChange(accounts, [inventory, images, modules]),
      refreshOnTaskProgress(this.#services),
    );
    this.#listeners.push(accounts.onDidChange(() => keyringRetry.start(this.#closing.signal)));
    this.#listeners.push(
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) engine.retryPaused();
      }),
    );
    this.#listeners.push(
      settings.onDidChange((name) => {
        if (name === "endpoint") this.#quietly(accounts.reconnect());
      }),
    );
    await load();
    await this.#cleanUp().catch(logError(log));
    this.#quietly(engine.run(this.#closing.signal));
    this.#quietly(expiry.run(this.#closing.signal));
    return this.#services;
  }

  /** Logs the errors of work that nobody waits for. */
  #quietly(work: Promise<unknown>): void {
    work.catch(logError(this.#services.log));
  }

  /** Removes old tasks from the journal, unless another window is open that may write to it. */
  async #cleanUp(): Promise<void> {
    const { windows, journal, clock, log } = this.#services;
    const keep = (events: readonly TaskEvent[]) => keepRecent(events, clock.now());
    const events = await journal.read();
    if (keep(events).length === events.length) return;
    await windows.beat().catch((error: unknown) => log.warn(String(error)));
    if (!(await windows.hasOthers())) await journal.compact(keep);
  }
}
