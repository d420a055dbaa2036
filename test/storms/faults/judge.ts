import type { InstanceRecord, WorldState } from "../../../src/sample/worldState.ts";
import type { TaskEvent } from "../../../src/tasks/journal/taskEvent.ts";
import { longestDelayMs } from "../../../src/tasks/state/nextStep.ts";
import { replay } from "../../../src/tasks/state/reducer.ts";
import { hasEnded, type Task } from "../../../src/tasks/task.ts";
import type { Run } from "./run.ts";
import type { Attempt, Shown } from "./storm.ts";

/** What a run broke of the promises, as sentences. */
export async function judge(run: Run): Promise<readonly string[]> {
  const { storm } = run;
  const world = await storm.world();
  const tasks = replay(storm.entries);
  return [
    ...tasks.flatMap((task) => faultsOfTask(task, world, run).map((fault) => `${task.plan.image.name}: ${fault}`)),
    ...strangers(world, tasks),
    ...twiceShown(storm.shown),
  ];
}

function faultsOfTask(task: Task, world: WorldState, run: Run): readonly string[] {
  const history = run.storm.entries.filter(({ key }) => key === task.key);
  const attempts = run.storm.attempts.filter(({ instance }) => instance === task.plan.instance.id);
  const instance = world.instances.find(({ id }) => id === task.plan.instance.id);
  return [
    ...endFaults(task, run.storm.shown),
    ...imageFaults(task, world, history, attempts),
    ...powerFaults(task, instance, history, attempts),
    ...delayFaults(task, history, attempts, run),
  ];
}

function endFaults(task: Task, shown: readonly Shown[]): readonly string[] {
  if (!hasEnded(task)) return [`hangs in ${task.state}`];
  const isShown = shown.some(({ key, news }) => key === task.key && news === "ended");
  return isShown ? [] : ["its end was never shown"];
}

/** One image at most, never asked for again on the quiet, and its fate told as it is. */
function imageFaults(
  task: Task,
  world: WorldState,
  history: readonly TaskEvent[],
  attempts: readonly Attempt[],
): readonly string[] {
  const images = world.images.filter(({ name }) => name === task.plan.image.name);
  const uncertain = attempts.filter(({ action, refused }) => action === "CreateImage" && !refused).length;
  const allowed = 1 + history.filter((event) => event.type === "decided" && event.decision === "sendAgain").length;
  const [image] = images;
  const faults: string[] = [];
  if (images.length > 1) faults.push(`${images.length} images`);
  if (uncertain > allowed) faults.push(`sent ${uncertain} times, allowed ${allowed}`);
  if (image?.state === "NORMAL" && task.state === "failed") faults.push("said to have failed, but the image is there");
  if (image && task.state === "givenUp" && !wasDoubted(history)) faults.push("given up without asking anybody");
  if (task.state === "succeeded" && image?.state !== "NORMAL") faults.push(`said to be ready, but is ${image?.state}`);
  return faults;
}

const wasDoubted = (history: readonly TaskEvent[]): boolean => history.some(({ type }) => type === "decisionNeeded");

/** What was stopped for an image runs again, or somebody decided otherwise. */
function powerFaults(
  task: Task,
  instance: InstanceRecord | undefined,
  history: readonly TaskEvent[],
  attempts: readonly Attempt[],
): readonly string[] {
  const wasStopped = attempts.some(({ action, executed }) => action === "StopInstances" && executed);
  const wasLeft = history.some((event) => event.type === "decided" && event.decision === "leaveOff");
  if (task.plan.power !== "stopAndStart" || instance?.state === "RUNNING") return [];
  if (wasLeft && hasEnded(task) && task.leftOff) return [];
  return wasStopped ? [`left ${instance?.state}`] : [`${instance?.state} though never stopped`];
}

/** Nothing begins long after a person asked for it. */
function delayFaults(
  task: Task,
  history: readonly TaskEvent[],
  attempts: readonly Attempt[],
  run: Run,
): readonly string[] {
  const number = Number(task.plan.image.name.replace("image-", ""));
  const askedAt = run.askedAt.get(number);
  const [first] = attempts;
  if (first && run.refused.has(number)) return ["sent though the user was told that nothing is"];
  const isDecided = history.some(({ type }) => type === "decided");
  if (run.clockWasSet || isDecided || askedAt === undefined || first === undefined) return [];
  const late = first.at - askedAt;
  return late > longestDelayMs + 60_000 ? [`first sent after ${late} ms`] : [];
}

const strangers = (world: WorldState, tasks: readonly Task[]): readonly string[] =>
  world.images
    .filter(({ type, name }) => type === "PRIVATE_IMAGE" && !tasks.some(({ plan }) => plan.image.name === name))
    .map(({ name }) => `${name}: nobody knows of it`);

/** Shown again only when whoever showed it was gone before it could say so. */
function twiceShown(shown: readonly Shown[]): readonly string[] {
  return shown.flatMap(({ key, news }, index) => {
    const earlier = shown.slice(0, index).filter((one) => one.key === key && one.news === news);
    return earlier.some(({ confirmed }) => confirmed) ? [`${key}: ${news} was shown again`] : [];
  });
}
