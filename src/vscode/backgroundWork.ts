import * as vscode from "vscode";
import { refreshOnKeyChange } from "../accounts/inventory/refreshOnKeyChange.ts";
import type { App } from "../app.ts";
import { refreshOnTaskProgress } from "../tasks/engine/refreshOnProgress.ts";
import { keepRecent } from "../tasks/journal/retention.ts";
import type { TaskEvent } from "../tasks/journal/taskEvent.ts";
import { isActive } from "../tasks/task.ts";
import type { Services } from "./services.ts";
import { watchProfiles } from "./watchProfiles.ts";

/** Everything that reads, sends or repeats sleeps until a view or command is used, or a task is found open. */
export class BackgroundWork implements vscode.Disposable {
  readonly #parts: Services;
  readonly #closing = new AbortController();
  readonly #listeners: vscode.Disposable[] = [];
  #awake: Promise<App> | undefined;

  constructor(parts: Services) {
    this.#parts = parts;
  }

  /** The parts, awake. */
  readonly app = (): Promise<App> => (this.#awake ??= this.#wake());

  /** A task must reach its end though nobody opens a view: a machine may be waiting to be started again. */
  async wakeForOpenTasks(): Promise<void> {
    const { taskStore, log } = this.#parts;
    if (this.#awake) return;
    await taskStore.read().catch((error: unknown) => log.error(String(error)));
    if (taskStore.tasks.some(isActive)) await this.app();
    else await this.#cleanUp().catch((error: unknown) => log.error(String(error)));
  }

  dispose(): void {
    this.#closing.abort();
    vscode.Disposable.from(...this.#listeners).dispose();
    this.#quietly(this.#parts.windows.leave());
  }

  async #wake(): Promise<App> {
    const { accounts, inventory, images, modules, engine, expiry, rereading, log } = this.#parts;
    const load = () => accounts.load().catch((error: unknown) => log.error(String(error)));
    this.#listeners.push(accounts.onDidChange(() => void load()));
    this.#listeners.push(watchProfiles(accounts, () => void load()));
    this.#listeners.push(
      refreshOnKeyChange(accounts, [inventory, images, modules]),
      refreshOnTaskProgress(this.#parts),
    );
    this.#listeners.push(accounts.changed.on(() => rereading.look(this.#closing.signal)));
    this.#listeners.push(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("ecm.endpoint")) this.#quietly(accounts.reconnect());
      }),
    );
    await load();
    await this.#cleanUp().catch((error: unknown) => log.error(String(error)));
    this.#quietly(engine.run(this.#closing.signal));
    this.#quietly(expiry.run(this.#closing.signal));
    return this.#parts;
  }

  /** What goes wrong while nobody waits for it is for the log. */
  #quietly(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.#parts.log.error(String(error)));
  }

  /** Drops the history that is too old to matter, while nobody else is there to write. */
  async #cleanUp(): Promise<void> {
    const { windows, journal, clock, log } = this.#parts;
    const keep = (entries: readonly TaskEvent[]) => keepRecent(entries, clock.now());
    const entries = await journal.read();
    if (keep(entries).length === entries.length) return;
    await windows.beat().catch((error: unknown) => log.warn(String(error)));
    if (!(await windows.hasOthers())) await journal.compact(keep);
  }
}
