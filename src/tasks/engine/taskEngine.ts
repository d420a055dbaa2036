import type { AccountId } from "../../accounts/account.ts";
import type { Clock } from "../../base/clock.ts";
import type { Event } from "../../base/events.ts";
import { groupBy } from "../../base/groupBy.ts";
import type { Log } from "../../base/log.ts";
import { isLastingRefusal } from "../../ecm/errors/classify.ts";
import { EcmError, type Failure } from "../../ecm/errors/failure.ts";
import { neverSent } from "../../ecm/errors/ownFailures.ts";
import { JournalError } from "../journal/journal.ts";
import type { Decision, TaskEventData } from "../journal/taskEvent.ts";
import { isGraceful, type Plan, type TaskKey } from "../plan.ts";
import { nextStep } from "../state/nextStep.ts";
import { hasEnded, isActive, type Task, type TaskIn, type TroubleOf } from "../task.ts";
import { Absences } from "../steps/absences.ts";
import { KeyPauses } from "./keyPauses.ts";
import { LookTroubles } from "./lookTroubles.ts";
import { NoticeTeller } from "./noticeTeller.ts";
import { JournalFallback, journalTroubleOf } from "./journalFallback.ts";
import { isOverdue } from "../schedule/overdue.ts";
import type { PollSchedule } from "../schedule/polling.ts";
import type { TaskCloud } from "../steps/stepContext.ts";
import { steps } from "../steps/steps.ts";
import type { TaskStore } from "./taskStore.ts";
import { TaskReports } from "../steps/taskReports.ts";
import type { Windows } from "../windows/windows.ts";

export interface TaskEngineOptions {
  readonly store: TaskStore;
  readonly polling: PollSchedule;
  readonly windows: Windows;
  readonly clock: Clock;
  readonly log: Log;
  readonly newId: () => string;
  /** The cloud of an account: a new object whenever its keys change, `undefined` while it is signed out. */
  readonly ecm: (account: AccountId) => TaskCloud | undefined;
  /** Whether the keys an account has now seem to be another's: paused tasks do not continue with them. */
  readonly hasUnverifiedKeys: (account: AccountId) => boolean;
  /** Whether this window has the focus. */
  readonly isFocused: () => boolean;
  /** Whether the accounts could be read: only then does a missing account count as signed out. */
  readonly isKeyringOpen: () => boolean;
  /** Shows a notice of a task to the user. Resolves once it is on the screen. */
  readonly notify: (task: Task, notice: string) => Promise<void>;
}

type RunningTask = TaskIn<"running">;

/** How often each window reads the journal, in milliseconds. */
const tickMs = 500;
/** How many tasks may have a call of their own in flight at the same time. */
const mostAtOnce = 4;
/** Sees each request through to its end, whichever window it was made in. */
export class TaskEngine {
  readonly #options: TaskEngineOptions;
  readonly #pauses: KeyPauses;
  readonly #notices: NoticeTeller;
  readonly #troubles: LookTroubles;
  /** The answer of `troubleOf` has changed for some task. */
  readonly onDidChangeTroubles: Event;
  readonly #busy = new Set<TaskKey>();
  #stepping = 0;
  /** Requests whose window was told that nothing is sent: they are not carried out, though the line may be there. */
  readonly #withdrawn = new Set<TaskKey>();
  readonly #absences: Absences;
  readonly #reports: TaskReports;
  readonly #journalFallback: JournalFallback;
  #lastComplaint = "";

  constructor(options: TaskEngineOptions) {
    this.#options = options;
    this.#troubles = new LookTroubles((error) => options.log.error(`A view of the tasks failed: ${String(error)}`));
    this.onDidChangeTroubles = this.#troubles.onDidChange;
    this.#absences = new Absences(options.clock);
    this.#reports = new TaskReports(options.store, this.#absences);
    this.#journalFallback = new JournalFallback(options);
    this.#notices = new NoticeTeller(options);
    this.#pauses = new KeyPauses({ ...options, onResume: (key) => options.polling.pollNow(key) });
  }

  get tasks(): readonly Task[] {
    return this.#options.store.tasks;
  }

  /** Writes the request down. Throws `JournalError` when that fails: then nothing was or will be sent. */
  async request(plan: Plan): Promise<TaskKey> {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the brand is minted here
    const key = this.#options.newId() as TaskKey;
    try {
      await this.#options.store.append(key, { type: "requested", plan });
      await this.#confirm(key);
    } catch (error) {
      this.#withdrawn.add(key);
      throw error;
    }
    return key;
  }

  /** A write that fails may still reach the file, so a request alone is not enough for any window to send something. */
  async #confirm(key: TaskKey): Promise<void> {
    const { store } = this.#options;
    try {
      await store.append(key, { type: "confirmed" });
    } catch (error) {
      await store.read().catch(() => undefined);
      if (!store.find(key)?.isConfirmed) throw error;
    }
  }

  /** Knows only tasks that this window owns. */
  readonly troubleOf: TroubleOf = (key) => {
    const { store, windows } = this.#options;
    if (store.find(key)?.owner !== windows.me) return undefined;
    return journalTroubleOf(store.journalTrouble) ?? this.#troubles.find(key);
  };

  /** Tries the keys of paused tasks at once: the user has refreshed, renewed something, or come back to the window. */
  retryPaused(): void {
    this.#pauses.probeNow();
  }

  /** Continues a task in another account that lists its instance. Throws `JournalError`. */
  async handOver(key: TaskKey, account: Plan["account"]): Promise<void> {
    await this.#options.store.append(key, { type: "handedOver", account });
  }

  /** The user's answer to a task that needs a decision. Throws `JournalError`. */
  async decide(key: TaskKey, decision: Decision): Promise<void> {
    await this.#options.store.append(key, { type: "decided", decision });
    this.#options.polling.pollNow(key);
  }

  /** Runs until aborted. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.tick(signal).catch((error: unknown) => this.#complain(String(error)));
      await this.#options.clock.sleep(tickMs, signal).catch(() => undefined);
    }
  }

  /** One round: reads the journal, takes over orphaned tasks, begins what is due. Does not wait for calls it begins. */
  async tick(signal: AbortSignal): Promise<void> {
    const { store, windows } = this.#options;
    // A window that cannot show that it lives may lose its tasks to another one, and owns them until then.
    await windows.beat().catch((error: unknown) => this.#complain(String(error)));
    // What is known already goes on without the journal: a machine may wait to be started again.
    await store.read().catch((error: unknown) => this.#complain(String(error)));
    await this.#takeOver().catch((error: unknown) => this.#complain(String(error)));
    await this.#journalFallback.tell();
    const isMine = (task: Task) => task.owner === windows.me || hasEnded(task);
    const active = store.tasks.filter((task) => isActive(task) && isMine(task) && !this.#busy.has(task.key));
    this.#lookAtRunning(active.filter(isRunning), signal);
    for (const task of active) {
      if (!this.#busy.has(task.key)) void this.#exclusively([task], () => this.#attend(task, signal), signal);
    }
  }

  async #takeOver(): Promise<void> {
    const { store, windows, log } = this.#options;
    for (const task of store.tasks.filter(isActive)) {
      if (task.owner === windows.me || (await windows.isAlive(task.owner))) continue;
      const appended = await store.append(task.key, { type: "claimed", from: task.owner });
      if (appended.task.owner === windows.me) log.info(`Took over ${nameOf(task)}: its window is gone.`);
    }
  }

  /** Shows notices first, then does the next step if it is due. */
  async #attend(task: Task, signal: AbortSignal): Promise<void> {
    await this.#notices.tell(task);
    if (hasEnded(task)) return;
    if (this.#mustDrop(task)) return this.#drop(task);
    const ecm = this.#options.ecm(task.plan.account.id);
    if (!ecm) return this.#withoutKeys(task);
    if (task.paused) return this.#pauses.resume(task, ecm, signal);
    await this.#askIfOverdue(task);
    if (this.#stepping < mostAtOnce) await this.#step(task, ecm, signal);
  }

  /** No state lasts for ever in silence. */
  async #askIfOverdue(task: Task): Promise<void> {
    const { store, clock } = this.#options;
    if (isOverdue(task, store.tasks, this.#troubles.find(task.key), clock.now()))
      await store.append(task.key, { type: "decisionNeeded", reason: "takesLong" });
  }

  #mustDrop(task: Task): boolean {
    const isWithdrawn = task.state === "asked" && this.#withdrawn.has(task.key);
    return isWithdrawn || nextStep(task, this.#options.clock.now()) === "drop";
  }

  /** Ends a request that was never sent and must not be sent any more. */
  async #drop(task: Task): Promise<void> {
    const action = isGraceful(task.plan) ? "StopInstances" : "CreateImage";
    const failure = neverSent(action);
    await this.#options.store.append(task.key, { type: "callFailed", action, failure, failureKind: "rejected" });
  }

  async #withoutKeys(task: Task): Promise<void> {
    this.#troubles.end([task.key]);
    await this.#pauses.pauseWithoutKeys(task);
  }

  async #step(task: Task, ecm: TaskCloud, signal: AbortSignal): Promise<void> {
    const { store, polling, clock } = this.#options;
    const step = nextStep(task, clock.now());
    if (step === "none" || step === "report" || step === "drop" || !polling.isDue(task, step)) return;
    const answeredLooks = polling.record(task, step);
    const append = (data: TaskEventData) => store.append(task.key, data);
    this.#stepping += 1;
    const work = () => steps[step](task, { ecm, clock, signal, absences: this.#absences, answeredLooks, append });
    await this.#pauses.during([task], ecm, work).finally(() => (this.#stepping -= 1));
    this.#troubles.end([task.key]);
  }

  /** One call for all running tasks of an account, however many. */
  #lookAtRunning(running: readonly RunningTask[], signal: AbortSignal): void {
    const unpaused = running.filter((task) => !task.paused);
    for (const [account, tasks] of groupBy(unpaused, ({ plan }) => plan.account.id)) {
      const ecm = this.#options.ecm(account);
      if (!ecm || !tasks.some((task) => this.#options.polling.isDue(task, "report"))) continue;
      void this.#exclusively(tasks, () => this.#lookAtTasks(tasks, ecm, signal), signal);
    }
  }

  async #lookAtTasks(tasks: readonly RunningTask[], ecm: TaskCloud, signal: AbortSignal): Promise<void> {
    for (const task of tasks) this.#options.polling.record(task, "report");
    await this.#pauses.during(tasks, ecm, () => this.#reports.look(tasks, ecm, signal));
    this.#troubles.end(tasks.map(({ key }) => key));
  }

  /** Does one thing at a time for each task. A look that fails never ends a task. */
  async #exclusively(tasks: readonly Task[], work: () => Promise<void>, signal: AbortSignal): Promise<void> {
    const begun = this.#options.clock.now();
    for (const { key } of tasks) this.#busy.add(key);
    try {
      await work();
    } catch (error) {
      if (error instanceof EcmError) await this.#recordTrouble(tasks, error, begun);
      if (error instanceof JournalError) await this.#journalFallback.givePowerBack(tasks);
      if (!signal.aborted) this.#complain(`${tasks.map(nameOf).join(", ")}: ${String(error)}`);
    } finally {
      for (const { key } of tasks) this.#busy.delete(key);
    }
  }

  async #recordTrouble(tasks: readonly Task[], { failure }: EcmError, begun: number): Promise<void> {
    for (const { key } of tasks) this.#options.polling.recordFailure(key, this.#troubles.find(key)?.misses ?? 0);
    this.#troubles.add(
      tasks.map(({ key }) => key),
      failure,
      begun,
    );
    if (isLastingRefusal(failure)) for (const task of tasks) await this.#askAboutRefusal(task, failure);
  }

  /** Only a person can lift the refusal, so it is told once, not retried in silence. */
  async #askAboutRefusal({ key, state }: Task, failure: Failure): Promise<void> {
    const { store, clock } = this.#options;
    const task = store.find(key);
    // Another look may have moved the task on.
    if (task?.state !== state || task.decision || clock.now() < task.patientUntil) return;
    await store.append(key, { type: "decisionNeeded", reason: "looksRefused", failure });
  }

  /** The same trouble is met in every round, and is logged once. */
  #complain(line: string): void {
    if (line !== this.#lastComplaint) this.#options.log.warn(line);
    this.#lastComplaint = line;
  }
}

/** A task in the log: with its account, always. */
const nameOf = ({ plan }: Task): string => `[${plan.account.label}] image ${plan.image.name} of ${plan.instance.id}`;

const isRunning = (task: Task): task is RunningTask => task.state === "running";
