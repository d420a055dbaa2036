import { type RunningSimulator, startSimulator } from "../simulator/startSimulator.ts";
import { within } from "../tools/patience.ts";
import { atTheEnd } from "./atTheEnd.ts";
import { noKeyIsLeftInLog } from "./canary.ts";
import type { Editor, EditorOptions } from "./editor.ts";
import { type Story, storiesIn } from "./stories.ts";

/** A simulated cloud for the stories of a file, and the editor that is set up to reach it. */
export interface Cloud {
  readonly story: Story;
  /** The simulator; only inside a story. */
  readonly simulator: () => RunningSimulator;
}

export function cloud(options: EditorOptions = {}): Cloud {
  let running: RunningSimulator | undefined;
  const simulator = () => {
    if (!running) throw new Error("The simulator runs only while a story does.");
    return running;
  };
  const story = storiesIn(async () => {
    const started = (running = await within(30_000, "the simulator to listen", startSimulator()));
    atTheEnd("the simulator", () => stopAndSearch(started));
    return reaching(started, options);
  });
  return { story, simulator };
}

async function stopAndSearch(simulator: RunningSimulator): Promise<void> {
  await simulator.stop();
  noKeyIsLeftInLog(simulator.log);
}

/** Sets an editor up to reach a simulator, whose keys are in its environment. */
export const reaching = ({ url, keys }: RunningSimulator, options: EditorOptions = {}): EditorOptions => ({
  ...options,
  settings: { "ecm.endpoint": url, ...options.settings },
  environment: {
    TENCENTCLOUD_SECRET_ID: keys.secretId,
    TENCENTCLOUD_SECRET_KEY: keys.secretKey,
    ...options.environment,
  },
});

/** How often an action was called. */
export const callsOf = ({ log }: RunningSimulator, action: string): number =>
  log.filter((entry) => entry.action === action).length;

/** Adds the account whose keys are in the environment, from the palette. */
export async function addAccount({ window }: Editor, label = "Lab"): Promise<void> {
  await window.palette.run("ECM: Add Account…");
  await window.quick.choose("From Environment Variables");
  await window.quick.choose("cloud.tencent.com");
  await window.quick.says("called here");
  await window.quick.answer(label);
  await window.toasts.says(`Account ${label} was added`);
  await window.toasts.dismiss(`Account ${label} was added`);
}
