import type { AccountId } from "../../accounts/account.ts";
import type { Clock } from "../../base/clock.ts";
import type { Log } from "../../base/log.ts";
import { needsCredentials } from "../../ecm/errors/classify.ts";
import { EcmError, type Failure } from "../../ecm/errors/failure.ts";
import { keyringClosed, neverSent, signedOut } from "../../ecm/errors/ownFailures.ts";
import type { TaskReport } from "../../ecm/model.ts";
import type { ChangingAction, Decision, TaskEventData } from "../journal/taskEvent.ts";
import { isGraceful, type Plan, type TaskKey } from "../plan.ts";
import { nextStep } from "../state/nextStep.ts";
import { hasEnded, isActive, pendingNotices, type Task, type TaskIn, type Trouble, type TroubleOf } from "../task.ts";
import type { PollSchedule } from "./polling.ts";
import { type TaskCloud, steps } from "./steps.ts";
import type { TaskStore } from "./taskStore.ts";
import { elapsed } from "./timing.ts";
import type { Windows } from "./windows.ts";
import { groupBy } from "../../base/groupBy.ts";

export interface TaskEngineOptions {
  readonly store: TaskStore;
  readonly polling: PollSchedule;
  readonly windows: Windows;
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
  /** The cloud of an account: a new object whenever its keys change, `undefined` while it is signed out. */
  readonly ecm: (account: AccountId) => TaskCloud | undefined;
  /** Whether the keys an account has now seem to be another's: nothing that is paused goes on with them. */
  readonly hasUnverifiedKeys: (account: AccountId) => boolean;
  /** Whether somebody looks at this window. */
  readonly isFocused: () => boolean;
  /** Whether the accounts could be read: only then is one that is not there signed out. */
  readonly isKeyringOpen: () => boolean;
  /** Shows a person the news of a task. Returns once it is on the screen. */
  readonly notify: (task: Task, notice: string) => Promise<void>;
}

type RunningTask = TaskIn<"running">;

/** How often each window reads the journal, in milliseconds. */
const cycleMs = 500;
/** How many tasks may have a call of their own on its way at the same time; the others wait for their turn. */
const mostAtOnce = 4;
/** How long the window that carried a task out is given to tell its end before any window does that has the focus. */
const ownerTellsMs = 2000;
/** How long DescribeTaskStatus may not know a task that CreateImage has just returned. */
const unknownTaskMs = 2 * 60_000;

/** Sees each request through to its end, whichever window it was asked in. */
export class TaskEngine {
  readonly #parts: TaskEngineOptions;
  readonly #busy = new Set<TaskKey>();
  #stepping = 0;
  /** Which keys a paused task failed with: it goes on with others. */
  readonly #pausedWith = new Map<TaskKey, TaskCloud | undefined>();
  /** Requests whose writer was told that nothing is sent: they must not be carried out though the line may be there. */
  readonly #withdrawn = new Set<TaskKey>();
  /** News this window has shown, though the journal may not have it yet. */
  readonly #told = new Set<string>();
  readonly #troubles = new Map<TaskKey, Trouble>();
  #lastTrouble = "";

  constructor(parts: TaskEngineOptions) {
    this.#parts = parts;
  }

  get tasks(): readonly Task[] {
    return this.#parts.store.tasks;
  }

  /** Writes the request down. Throws `JournalError` when that cannot be done: then nothing was or will be sent. */
  async request(plan: Plan): Promise<TaskKey> {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the brand is minted here
    const key = this.#parts.newId() as TaskKey;
    try {
      await this.#parts.store.append(key, { type: "requested", plan });
    } catch (error) {
      this.#withdrawn.add(key);
      throw error;
    }
    return key;
  }

  /** Only of tasks that this window carries out: of the others it does not know. */
  readonly troubleOf: TroubleOf = (key) => {
    const { store, windows } = this.#parts;
    return store.find(key)?.owner === windows.me ? this.#troubles.get(key) : undefined;
  };

  /** A person's answer to a doubt. */
  async decide(key: TaskKey, choice: Decision): Promise<void> {
    await this.#parts.store.append(key, { type: "decided", decision: choice });
    this.#parts.polling.pollNow(key);
  }

  /** No progress and no news of success any more; the task itself goes on. */
  async stopWatching(key: TaskKey): Promise<void> {
    await this.#parts.store.append(key, { type: "unwatched" });
  }

  /** Takes an ended task out of the list. */
  async dismiss(key: TaskKey): Promise<void> {
    await this.#parts.store.append(key, { type: "dismissed" });
  }

  /** Goes on until aborted. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.tick(signal).catch((error: unknown) => this.#complain(String(error)));
      await this.#parts.clock.sleep(cycleMs, signal).catch(() => undefined);
    }
  }

  /** One round: read, take over what is orphaned, begin what is due. It does not wait for the calls it begins. */
  async tick(signal: AbortSignal): Promise<void> {
    const { store, windows } = this.#parts;
    // A window that cannot say that it lives may lose its tasks to another one, and goes on with them until then.
    await windows.beat().catch((error: unknown) => this.#complain(String(error)));
    await store.read();
    await this.#takeOver();
    const isMine = (task: Task) => task.owner === windows.me || hasEnded(task);
    const open = store.tasks.filter((task) => isActive(task) && isMine(task) && !this.#busy.has(task.key));
    this.#lookAtRunning(open.filter(isRunning), signal);
    for (const task of open) {
      if (!this.#busy.has(task.key)) void this.#occupied([task], () => this.#attend(task, signal), signal);
    }
  }

  async #takeOver(): Promise<void> {
    const { store, windows, log } = this.#parts;
    for (const task of store.tasks.filter(isActive)) {
      if (task.owner === windows.me || (await windows.isAlive(task.owner))) continue;
      const appended = await store.append(task.key, { type: "claimed", from: task.owner });
      if (appended.task.owner === windows.me) log.info(`Took over ${nameOf(task)}: its window is gone.`);
    }
  }

  /** News first, then the next step if it is due. */
  async #attend(task: Task, signal: AbortSignal): Promise<void> {
    const { store, polling, clock } = this.#parts;
    await this.#tell(task);
    const step = nextStep(task, clock.now());
    if (hasEnded(task)) return;
    if (step === "drop" || this.#isWithdrawn(task)) return this.#drop(task);
    const ecm = this.#parts.ecm(task.plan.account.id);
    if (task.paused) return ecm ? this.#resume(task, ecm) : this.#stayPaused(task, task.paused);
    if (!ecm) return this.#pause(task, this.#keyless("CreateImage"), ecm);
    if (step === "none" || step === "report" || !polling.isDue(task, step)) return;
    if (this.#stepping >= mostAtOnce) return;
    const looks = polling.record(task, step);
    this.#stepping += 1;
    const note = (data: TaskEventData) => store.append(task.key, data);
    await this.#pausing([task], ecm, () =>
      steps[step](task, { ecm, clock, signal, answeredLooks: looks, append: note }),
    ).finally(() => (this.#stepping -= 1));
    this.#endTrouble([task]);
    if (store.find(task.key)?.paused) this.#pausedWith.set(task.key, ecm);
  }

  #isWithdrawn(task: Task): boolean {
    return task.state === "asked" && this.#withdrawn.has(task.key);
  }

  /** Ends a request that was never sent and must not be any more. */
  async #drop(task: Task): Promise<void> {
    const action = isGraceful(task.plan) ? "StopInstances" : "CreateImage";
    const failure = neverSent(action);
    await this.#parts.store.append(task.key, { type: "callFailed", action, failure, failureKind: "rejected" });
  }

  async #tell(task: Task): Promise<void> {
    const { store, windows, notify } = this.#parts;
    for (const notice of pendingNotices(task)) {
      if (!(await this.#mayTell(task, notice))) continue;
      const from = task.notices[notice]?.window;
      const claim = { type: "noticeClaimed", notice, ...(from && { from }) } as const;
      const now = from === windows.me ? task : (await store.append(task.key, claim)).task;
      if (now.notices[notice]?.window !== windows.me) continue;
      const told = `${task.key} ${notice}`;
      if (!this.#told.has(told)) await notify(now, notice);
      this.#told.add(told);
      await store.append(task.key, { type: "noticeShown", notice });
    }
  }

  /** What needs a decision is told by the owner at once; an end where somebody looks, by the owner first. */
  async #mayTell(task: Task, notice: string): Promise<boolean> {
    const { windows, clock, isFocused } = this.#parts;
    const teller = task.notices[notice]?.window;
    if (teller === windows.me || !hasEnded(task)) return true;
    if (!isFocused()) return false;
    if (teller !== undefined) return !(await windows.isAlive(teller));
    return task.owner === windows.me || elapsed(task.endedAt, clock.now()) >= ownerTellsMs;
  }

  #keyless(action: ChangingAction): Failure {
    return this.#parts.isKeyringOpen() ? signedOut(action) : keyringClosed(action);
  }

  async #pause(task: Task, failure: Failure, ecm: TaskCloud | undefined): Promise<void> {
    this.#pausedWith.set(task.key, ecm);
    this.#endTrouble([task]);
    await this.#parts.store.append(task.key, { type: "paused", failure });
  }

  /** An account that is signed out has to be added again, whatever was wrong with its keys before. */
  async #stayPaused(task: Task, { code }: Failure): Promise<void> {
    if (!this.#parts.isKeyringOpen()) return;
    const failure = this.#keyless("CreateImage");
    if (failure.code !== code) await this.#pause(task, failure, undefined);
  }

  async #resume(task: Task, ecm: TaskCloud): Promise<void> {
    if (this.#pausedWith.get(task.key) === ecm || this.#parts.hasUnverifiedKeys(task.plan.account.id)) return;
    await this.#parts.store.append(task.key, { type: "resumed" });
    this.#parts.polling.pollNow(task.key);
  }

  /** One call for all running tasks of an account, however many. */
  #lookAtRunning(running: readonly RunningTask[], signal: AbortSignal): void {
    const awake = running.filter((task) => !task.paused);
    for (const [account, tasks] of groupBy(awake, ({ plan }) => plan.account.id)) {
      const ecm = this.#parts.ecm(account);
      if (ecm && tasks.some((task) => this.#parts.polling.isDue(task, "report")))
        void this.#occupied(
          tasks,
          () => this.#pausing(tasks, ecm, () => this.#lookAtTasks(ecm, tasks, signal)),
          signal,
        );
    }
  }

  async #lookAtTasks(ecm: TaskCloud, tasks: readonly RunningTask[], signal: AbortSignal): Promise<void> {
    for (const task of tasks) this.#parts.polling.record(task, "report");
    const reports = await ecm.reports(
      tasks.map(({ task }) => task),
      signal,
    );
    this.#endTrouble(tasks);
    for (const task of tasks) await this.#heard(task, reports.get(task.task));
  }

  async #heard(task: RunningTask, report: TaskReport | undefined): Promise<void> {
    const { store, clock } = this.#parts;
    if (report && report.status !== "operating") await store.append(task.key, { type: "reported", report });
    if (!report && elapsed(task.stateSince, clock.now()) > unknownTaskMs)
      await store.append(task.key, { type: "taskLost" });
  }

  /** Does one thing at a time for each task. Trouble with looking never ends a task. */
  async #occupied(tasks: readonly Task[], work: () => Promise<void>, signal: AbortSignal): Promise<void> {
    const begun = this.#parts.clock.now();
    for (const { key } of tasks) this.#busy.add(key);
    try {
      await work();
    } catch (error) {
      if (error instanceof EcmError) this.#missed(tasks, error.failure, begun);
      if (!signal.aborted) this.#complain(`${tasks.map(nameOf).join(", ")}: ${String(error)}`);
    } finally {
      for (const { key } of tasks) this.#busy.delete(key);
    }
  }

  #missed(tasks: readonly Task[], failure: Failure, begun: number): void {
    for (const { key } of tasks) {
      const { since = begun, misses = 0 } = this.#troubles.get(key) ?? {};
      this.#parts.polling.recordFailure(key, misses);
      this.#troubles.set(key, { failure, since, misses: misses + 1 });
    }
    this.#parts.store.changed.fire();
  }

  #endTrouble(tasks: readonly Task[]): void {
    const ended = tasks.filter(({ key }) => this.#troubles.delete(key));
    if (ended.length > 0) this.#parts.store.changed.fire();
  }

  /** Keys that do not work pause the tasks, until there are others than those the call was made with. */
  async #pausing(tasks: readonly Task[], ecm: TaskCloud, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof EcmError) || !needsCredentials(error.failure)) throw error;
      for (const task of tasks) await this.#pause(task, error.failure, ecm);
    }
  }

  /** The same trouble is met at every round, and is worth one line. */
  #complain(line: string): void {
    if (line !== this.#lastTrouble) this.#parts.log.warn(line);
    this.#lastTrouble = line;
  }
}

/** A task as the log calls it: with its account, always. */
const nameOf = ({ plan }: Task): string => `[${plan.account.label}] image ${plan.image.name} of ${plan.instance.id}`;

const isRunning = (task: Task): task is RunningTask => task.state === "running";
