import type { AccountId } from "../../src/accounts/account.ts";
import { systemClock } from "../../src/base/clock.ts";
import type { ImageName } from "../../src/ecm/imageName.ts";
import type { InstanceId } from "../../src/ecm/model.ts";
import { connectToCloud } from "../../src/ecm/connect.ts";
import { newInstance } from "../../src/sample/data/sampleInstances.ts";
import { emptyWorld } from "../simulator/emptyWorld.ts";
import { PollSchedule } from "../../src/tasks/schedule/polling.ts";
import { TaskStore } from "../../src/tasks/engine/taskStore.ts";
import type { WindowId } from "../../src/tasks/journal/taskEvent.ts";
import { TaskEngine } from "../../src/tasks/engine/taskEngine.ts";
import { MemoryJournal } from "../doubles/memoryJournal.ts";
import { startSimulator } from "../simulator/startSimulator.ts";

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const hour = 3600_000;

/** Counts the calls that one look at so many running tasks takes, with the real client and the simulator. */
async function callsALook(count: number): Promise<number> {
  const numbers = Array.from({ length: count }, (_, number) => number + 1);
  const instances = numbers.map((number) => newInstance(number, 0, { state: "STOPPED" }));
  const world = { ...emptyWorld({ imageMs: hour }), instances, imageQuota: count };
  const simulator = await startSimulator({ world });
  simulator.simulator.throttle.perSecond = Infinity;
  const stop = new AbortController();
  try {
    const engine = engineAt(simulator.url, simulator.keys);
    for (const { id } of instances) await engine.request(planOf(id));
    while (engine.tasks.some(({ state }) => state !== "running")) {
      await engine.tick(stop.signal);
      await systemClock.sleep(50, stop.signal);
    }
    const looks = () => simulator.log.filter(({ action }) => action === "DescribeTaskStatus").length;
    const before = looks();
    while (looks() === before) {
      await engine.tick(stop.signal);
      await systemClock.sleep(50, stop.signal);
    }
    return looks() - before;
  } finally {
    stop.abort();
    await simulator.stop();
  }
}

function engineAt(endpoint: string, keys: { readonly secretId: string; readonly secretKey: string }): TaskEngine {
  let ids = 0;
  const newId = () => `id${++ids}`;
  const me = "bench" as WindowId;
  const ecm = connectToCloud({
    credential: async () => ({ secretId: keys.secretId, secretKey: keys.secretKey, token: undefined }),
    endpoint,
    language: "en-US",
    clock: systemClock,
    log: silent,
  });
  return new TaskEngine({
    store: new TaskStore({ journal: new MemoryJournal(), clock: systemClock, log: silent, newId, me }),
    polling: new PollSchedule(
      systemClock,
      () => true,
      () => 0.5,
    ),
    windows: { me, beat: async () => {}, isAlive: async () => true },
    clock: systemClock,
    log: silent,
    newId,
    ecm: () => ecm,
    isFocused: () => true,
    isKeyringOpen: () => true,
    hasUnverifiedKeys: () => false,
    notify: async () => {},
  });
}

const planOf = (id: string) => ({
  account: { id: "bench" as AccountId, label: "Bench", site: "china" as const },
  instance: { id: id as InstanceId, name: id, systemDiskGb: 50 },
  image: { name: `image of ${id}` as ImageName, description: "" },
  power: "asItIs" as const,
});

/** Watching N tasks takes one call per look, whatever N. Other tools request each task separately. */
export async function watching(): Promise<void> {
  console.log("| running tasks | calls a look | one by one |");
  console.log("| --- | --- | --- |");
  for (const count of [1, 10, 100]) console.log(`| ${count} | ${await callsALook(count)} | ${count} |`);
}
