import type { Decision } from "../../../src/tasks/journal/taskEvent.ts";
import { replay } from "../../../src/tasks/state/reducer.ts";
import { hasEnded, type Task } from "../../../src/tasks/task.ts";
import { decisionsOf } from "../../../src/view/tasks/taskDecisions.ts";
import { judge } from "./judge.ts";
import type { Schedule, Step } from "./schedule.ts";
import { drained, gone, planOf, Storm, type StormWindow, type Without } from "./storm.ts";

/** One schedule, carried out. */
export interface Run {
  readonly schedule: Schedule;
  readonly storm: Storm;
  /** When each request was made, in true time, by the number of its wish. */
  readonly askedAt: Map<number, number>;
  /** The requests of which a person was told that nothing is sent, and the windows that told them so. */
  readonly refused: Map<number, StormWindow>;
  dice: number;
  /** Somebody has set the clock. */
  clockWasSet: boolean;
}

/** Carries a schedule out, lets the storm pass, and gives what was broken; nothing if all promises were kept. */
export async function faultsOf(schedule: Schedule, without?: Without): Promise<readonly string[]> {
  const storm = new Storm(schedule, without);
  const run: Run = {
    schedule,
    storm,
    askedAt: new Map(),
    refused: new Map(),
    dice: schedule.dice,
    clockWasSet: false,
  };
  for (let count = 0; count < schedule.windows; count += 1) storm.open();
  for (const step of schedule.steps) await perform(step, run);
  await settleDown(run);
  return judge(run);
}

async function perform(step: Step, run: Run): Promise<void> {
  const { storm } = run;
  switch (step.do) {
    case "wait":
      return storm.wait(step.ms, throwDice(run));
    case "setClock":
      run.clockWasSet = true;
      return storm.setClock(step.ms);
    case "ask":
      return ask(step.at % run.schedule.wishes.length, run);
    case "open":
      if (storm.windows.filter(({ isGone }) => !isGone).length < 3) storm.open();
      return;
    case "close":
    case "crash": {
      const window = openWindow(run, step.at);
      if (window) gone(window);
      return;
    }
    case "freeze": {
      const window = openWindow(run, step.at);
      if (window) window.frozen ??= ice();
      return;
    }
    case "thaw": {
      const window = openWindow(run, step.at);
      if (window) thaw(window);
      return;
    }
    case "lookAt":
    case "lookAway": {
      const window = openWindow(run, step.at);
      if (window) window.isFocused = step.do === "lookAt";
      return;
    }
    case "decide":
      return decide(run, (choices) => choices[(step.at + throwDice(run)) % choices.length]);
    case "expire":
      storm.keysWork = false;
      return;
    case "renew":
      return storm.renew();
    case "signOut":
      storm.isSignedIn = false;
      return;
    case "mendInstances":
      return storm.mendInstances();
    case "fillDisk":
      storm.isDiskFull = true;
      return;
    case "emptyDisk":
      storm.isDiskFull = false;
      return;
  }
}

function ice(): NonNullable<StormWindow["frozen"]> {
  let thaw = () => {};
  const thawed = new Promise<void>((done) => (thaw = done));
  return { thawed, thaw };
}

function thaw(window: StormWindow): void {
  window.frozen?.thaw();
  window.frozen = undefined;
}

const openWindow = ({ storm }: Run, at: number): StormWindow | undefined => {
  const open = storm.windows.filter(({ isGone }) => !isGone);
  return open[at % Math.max(1, open.length)];
};

const workingWindow = ({ storm }: Run): StormWindow | undefined =>
  storm.windows.find(({ isGone, frozen }) => !isGone && !frozen);

function throwDice(run: Run): number {
  run.dice = (Math.imul(run.dice, 1_103_515_245) + 12_345) >>> 0;
  return run.dice >>> 16;
}

/** Each wish is asked for once. */
async function ask(number: number, run: Run): Promise<void> {
  const { storm, askedAt, refused, schedule } = run;
  const window = workingWindow(run);
  if (!window || askedAt.has(number)) return;
  const ids = (await storm.world()).instances.map(({ id }) => id);
  askedAt.set(number, storm.now);
  void window.engine.request(planOf(number, schedule, ids)).catch(() => refused.set(number, window));
  await drained();
  await storm.turn();
}

async function decide(
  run: Run,
  choose: (choices: readonly Decision[], task: Task) => Decision | undefined,
): Promise<void> {
  const window = workingWindow(run);
  if (!window) return;
  for (const task of window.store.tasks) {
    const choice = choose(decisionsOf(task), task);
    if (choice) void window.engine.decide(task.key, choice).catch(() => undefined);
  }
  await drained();
}

/** The storm is over: everything works, a person looks at one window, and answers what they are asked. */
async function settleDown(run: Run): Promise<void> {
  const { storm } = run;
  storm.calm();
  for (const window of storm.windows) thaw(window);
  await drained();
  if (!workingWindow(run)) storm.open();
  for (const window of storm.windows) window.isFocused = window === workingWindow(run);
  for (let round = 0; round < 150; round += 1) {
    await storm.wait(round < 20 ? 5000 : 30_000, throwDice(run));
    const tasks = replay(storm.entries);
    if (tasks.every((task) => hasEnded(task) && task.notices["ended"]?.shown)) break;
    if (round % 4 === 3) await decide(run, (choices) => answer(choices, round, throwDice(run)));
  }
  // What may have been on its way arrives, and everybody looks once more.
  for (let round = 0; round < 3; round += 1) await storm.wait(40_000);
}

/** A person tries this and that, and in the end something that ends it. */
const answer = (choices: readonly Decision[], round: number, dice: number): Decision | undefined =>
  round < 60 ? choices[dice % Math.max(1, choices.length)] : choices.at(-1);
