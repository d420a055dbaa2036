import type { AccountId } from "../../../src/accounts/account.ts";
import type { Clock } from "../../../src/base/clock.ts";
import { ecmError } from "../../../src/ecm/errors/classify.ts";
import { EcmError } from "../../../src/ecm/errors/failure.ts";
import type { Ecm, ImageRequest, InstanceId } from "../../../src/ecm/model.ts";
import { sampleEcm } from "../../../src/sample/sampleCloud.ts";
import { newInstance } from "../../../src/sample/data/sampleInstances.ts";
import { MemorySampleStore } from "../../doubles/memorySampleStore.ts";
import { emptyWorld } from "../../simulator/emptyWorld.ts";
import { World } from "../../../src/sample/world.ts";
import type { WorldState } from "../../../src/sample/worldState.ts";
import { PollSchedule } from "../../../src/tasks/schedule/polling.ts";
import { TaskStore } from "../../../src/tasks/engine/taskStore.ts";
import type { TaskCloud } from "../../../src/tasks/steps/stepContext.ts";
import type { ChangingAction, TaskEvent, WindowId } from "../../../src/tasks/journal/taskEvent.ts";
import { type Journal, JournalError } from "../../../src/tasks/journal/journal.ts";
import type { Plan, TaskKey } from "../../../src/tasks/plan.ts";
import { TaskEngine } from "../../../src/tasks/engine/taskEngine.ts";
import { HandClock } from "../../doubles/handClock.ts";
import type { CallFate, Schedule, WriteFate } from "./schedule.ts";

/** A call that changes something, as a window made it. */
export interface Attempt {
  readonly action: ChangingAction;
  readonly instance: InstanceId;
  readonly window: WindowId;
  /** True time, which no change of the clock disturbs. */
  readonly at: number;
  /** The window was told that it was surely not executed. */
  refused: boolean;
  executed: boolean;
}

/** One notification on a screen. */
export interface Shown {
  readonly key: TaskKey;
  readonly news: string;
  readonly window: StormWindow;
  /** The journal has it. */
  confirmed: boolean;
}

export interface StormWindow {
  readonly me: WindowId;
  readonly store: TaskStore;
  readonly engine: TaskEngine;
  readonly closing: AbortController;
  isGone: boolean;
  isFocused: boolean;
  /** It hangs: it does nothing, and others take it for dead. */
  frozen: { readonly thawed: Promise<void>; thaw(): void } | undefined;
}

const never = new Promise<never>(() => undefined);

/** What the engine does without, to show that it is needed: `sending` is then written after the call, not before. */
export type Without = "sending" | undefined;

/** A computer on which everything goes wrong that the schedule says, and the cloud it reaches. */
export class Storm {
  readonly #time = new HandClock();
  /** What the computer's clock shows. Somebody may set it, which wakes nobody. */
  readonly clock: Clock = {
    now: () => this.#time.now() + this.#setBy,
    sleep: (milliseconds, signal) => this.#time.sleep(milliseconds, signal),
  };
  #setBy = 0;
  readonly entries: TaskEvent[] = [];
  readonly attempts: Attempt[] = [];
  readonly shown: Shown[] = [];
  readonly logged: string[] = [];
  readonly windows: StormWindow[] = [];
  readonly #store: MemorySampleStore;
  readonly #cloud: Ecm;
  readonly #held: { readonly until: number; readonly go: () => void }[] = [];
  readonly #without: Without;
  #calls: readonly CallFate[];
  #writes: readonly WriteFate[];
  #call = 0;
  #write = 0;
  #ids = 0;
  #keys = 0;
  /** Milliseconds that have truly passed. */
  now = 0;
  keysWork = true;
  isSignedIn = true;
  isDiskFull = false;

  constructor({ wishes, calls, writes }: Schedule, without?: Without) {
    this.#calls = calls;
    this.#writes = writes;
    this.#without = without;
    this.#store = new MemorySampleStore({
      ...emptyWorld(),
      instances: wishes.map(({ power, ...quirks }, number) =>
        newInstance(number + 1, 0, { state: power === "asItIs" ? "STOPPED" : "RUNNING", quirks }),
      ),
    });
    this.#cloud = sampleEcm(this.#store, { now: () => this.now });
  }

  /** The account has other keys now, and they work. */
  renew(): void {
    this.#keys += 1;
    this.keysWork = true;
    this.isSignedIn = true;
  }

  setClock(by: number): void {
    this.#setBy += by;
  }

  /** Nothing goes wrong any more. */
  calm(): void {
    this.#calls = [];
    this.#writes = [];
    this.isDiskFull = false;
    this.renew();
  }

  async world(): Promise<WorldState> {
    return new World((await this.#store.load()) ?? emptyWorld(), { now: () => this.now }).state;
  }

  async mendInstances(): Promise<void> {
    const state = await this.world();
    const instances = state.instances.map((one) => ({ ...one, quirks: { ...one.quirks, refusesStart: false } }));
    await this.#store.save({ ...state, instances });
  }

  open(): StormWindow {
    const me = this.#newId() as WindowId;
    const closing = new AbortController();
    const log = { info: this.#log, warn: this.#log, error: this.#log };
    const store = new TaskStore({
      journal: this.#journal(() => window),
      clock: this.clock,
      log,
      newId: this.#newId,
      me,
    });
    const engine = new TaskEngine({
      store,
      polling: new PollSchedule(
        this.clock,
        () => true,
        () => 0.5,
      ),
      windows: { me, beat: async () => undefined, isAlive: async (id) => this.#isAlive(id) },
      clock: this.clock,
      log,
      newId: this.#newId,
      ecm: (account) => this.#ecm(window, account),
      isFocused: () => window.isFocused,
      isKeyringOpen: () => true,
      hasUnverifiedKeys: () => false,
      notify: async (task, news) => void this.shown.push({ key: task.key, news, window, confirmed: false }),
    });
    const window: StormWindow = { me, store, engine, closing, isGone: false, isFocused: true, frozen: undefined };
    this.windows.push(window);
    return window;
  }

  /** True time and the clock move on, held calls go their way, and each window has its turn. */
  async wait(milliseconds: number, first = 0): Promise<void> {
    this.now += milliseconds;
    await this.#time.advance(milliseconds, drained);
    for (const call of this.#held.filter(({ until }) => until <= this.now)) {
      this.#held.splice(this.#held.indexOf(call), 1);
      call.go();
    }
    await drained();
    await this.turn(first);
  }

  async turn(first = 0): Promise<void> {
    const open = this.windows.filter(({ isGone, frozen }) => !isGone && !frozen);
    for (let index = 0; index < open.length; index += 1) {
      const window = open[(index + first) % open.length];
      if (window && !window.isGone) {
        void window.engine.tick(window.closing.signal).catch((error: unknown) => this.#log(String(error)));
        await drained();
      }
    }
  }

  readonly #newId = (): string => `id${++this.#ids}`;
  readonly #log = (line: string): void => void this.logged.push(line);

  #isAlive(id: WindowId): boolean {
    const window = this.windows.find(({ me }) => me === id);
    return window !== undefined && !window.isGone && !window.frozen;
  }

  /** Nothing comes back to a window that is gone, and nothing yet to one that hangs. */
  async #to<T>(window: StormWindow, work: () => Promise<T>): Promise<T> {
    if (window.isGone) return never;
    try {
      return await work();
    } finally {
      await window.frozen?.thawed;
      if (window.isGone) await never;
    }
  }

  #journal(owner: () => StormWindow): Journal {
    const unwritten: TaskEvent[] = [];
    return {
      read: () => this.#to(owner(), async () => [...this.entries, ...unwritten]),
      append: (event) =>
        this.#to(owner(), async () => {
          if (this.#without === "sending" && event.type === "callAnnounced") return void unwritten.push(event);
          this.entries.push(...unwritten.splice(0));
          this.#append(event, owner());
        }),
    };
  }

  #append(event: TaskEvent, window: StormWindow): void {
    const fate = this.isDiskFull ? "full" : (this.#writes[this.#write++] ?? "well");
    if (fate === "crashBefore") return gone(window);
    // The file gives a line that was written twice only once.
    const isNew = !this.entries.some(({ id }) => id === event.id);
    if (fate !== "full" && isNew) this.entries.push(event);
    if (fate !== "full" && event.type === "noticeShown") this.#confirm(event.key, event.notice, window);
    if (fate === "crashAfter") gone(window);
    if (fate === "full" || fate === "fullButWritten") throw new JournalError("The disk is full.");
  }

  #confirm(key: TaskKey, news: string, window: StormWindow): void {
    for (const one of this.shown)
      if (one.key === key && one.news === news && one.window === window) one.confirmed = true;
  }

  readonly #clients = new Map<string, TaskCloud>();

  #ecm(window: StormWindow, _account: AccountId): TaskCloud | undefined {
    if (!this.isSignedIn) return undefined;
    const key = `${window.me} ${this.#keys}`;
    const known = this.#clients.get(key) ?? this.#client(window, this.#keys);
    this.#clients.set(key, known);
    return known;
  }

  #client(window: StormWindow, keys: number): TaskCloud {
    const cloud = this.#cloud;
    const look = <T>(action: string, call: () => Promise<T>) => this.#send(window, keys, action, call);
    const change = <T>(action: ChangingAction, instance: InstanceId, call: () => Promise<T>) => {
      const attempt = { action, instance, window: window.me, at: this.now, refused: false, executed: false };
      this.attempts.push(attempt);
      return this.#send(window, keys, action, call, attempt);
    };
    const free = new AbortController().signal;
    return {
      instances: (query) => look("DescribeInstances", () => cloud.instances(query, free)),
      images: (query) => look("DescribeImage", () => cloud.images(query, free)),
      reports: (tasks) => look("DescribeTaskStatus", () => cloud.reports(tasks, free)),
      createImage: (request: ImageRequest) =>
        change("CreateImage", request.instance, () => cloud.createImage(request, free)),
      stopInstance: (id, how) => change("StopInstances", id, () => cloud.stopInstance(id, how, free)),
      startInstance: (id) => change("StartInstances", id, () => cloud.startInstance(id, free)),
    };
  }

  async #send<T>(
    window: StormWindow,
    keys: number,
    action: string,
    call: () => Promise<T>,
    attempt?: Attempt,
  ): Promise<T> {
    const execute = async () => {
      const reply = await call();
      if (attempt) attempt.executed = true;
      return reply;
    };
    try {
      return await this.#to(window, () => this.#travel(window, keys, action, execute));
    } catch (error) {
      if (attempt && error instanceof EcmError && error.failure.executed === "no") attempt.refused = true;
      throw error;
    }
  }

  async #travel<T>(window: StormWindow, keys: number, action: string, execute: () => Promise<T>): Promise<T> {
    const fail = (code: string): never => {
      throw ecmError({ action, code, message: "", requestId: this.#newId() });
    };
    if (!this.keysWork || keys !== this.#keys) return fail("AuthFailure.TokenFailure");
    switch (this.#calls[this.#call++] ?? "well") {
      case "well":
        return execute();
      case "refusedConnection":
        return fail("ClientError.ConnectionRefused");
      case "lostBefore":
        return fail("ClientError.ConnectionLost");
      case "lostAfter":
        await execute().catch(() => undefined);
        return fail("ClientError.ConnectionLost");
      case "errorBefore":
        return fail("InternalError");
      case "errorAfter":
        await execute().catch(() => undefined);
        return fail("InternalError");
      case "throttled":
        return fail("RequestLimitExceeded");
      case "slow":
        await this.#hold();
        return execute();
      case "slowAnswer": {
        const reply = await execute();
        await this.#hold();
        return reply;
      }
      case "crashBefore":
        gone(window);
        return never;
      case "crashAfter":
        gone(window);
        await execute().catch(() => undefined);
        return never;
    }
  }

  /** Less than what the extension takes for lost. */
  #hold(): Promise<void> {
    return new Promise((go) => this.#held.push({ until: this.now + 20_000, go }));
  }
}

export function gone(window: StormWindow): void {
  window.isGone = true;
  window.frozen?.thaw();
  window.closing.abort(new Error("The window is gone."));
}

/** Everything in memory has had its turn. */
export const drained = (): Promise<void> => new Promise((done) => void setImmediate(done));

export const planOf = (number: number, { wishes }: Schedule, ids: readonly string[]): Plan => ({
  account: { id: "account" as AccountId, label: "Lab", site: "china" },
  instance: { id: ids[number] as InstanceId, name: `machine-${number}`, systemDiskGb: 50 },
  image: { name: `image-${number}` as Plan["image"]["name"], description: "" },
  power: wishes[number]?.power ?? "asItIs",
});
