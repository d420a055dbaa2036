import { execFileSync } from "node:child_process";
import { addAccount, reaching } from "../e2e/cloud.ts";
import { Editor } from "../e2e/editor.ts";
import type { Window } from "../e2e/window.ts";
import { ensureEditor } from "../editor/installedEditor.ts";
import { startSimulator } from "../simulator/startSimulator.ts";
import { root } from "../tools/project.ts";
import { median, ms, print } from "./table.ts";

const latencies = [0, 50, 2000];
const rounds = 7;
const instance = "live-player-02";

/** Measures how soon a wizard page reacts to Enter, in the packaged extension in a real editor with a slow cloud. */
export async function wizard(): Promise<void> {
  execFileSync(process.execPath, ["--import", "tsx", "test/tools/package.ts"], { cwd: root });
  ensureEditor();
  const simulator = await startSimulator();
  const editor = await Editor.start(reaching(simulator, { height: 3200 })).catch(async (error: unknown) => {
    await simulator.stop();
    throw error;
  });
  try {
    await prepare(editor);
    const rows: (readonly string[])[] = [];
    for (const latency of latencies) {
      simulator.simulator.latencyMs = latency;
      rows.push(rowOf(latency, await answers(editor.window)));
    }
    print(["the cloud's latency", "answers", "median", "slowest"], rows);
  } finally {
    await editor.stop();
    await simulator.stop();
  }
}

async function prepare(editor: Editor): Promise<void> {
  await editor.window.workbench.openContainer("ECM");
  await addAccount(editor);
  await editor.window.instances.showsRow(new RegExp(instance));
  await open(editor.window);
  await editor.window.page.evaluate(timeAnswers);
  await editor.window.quick.escape();
}

/** Milliseconds from Enter to the reaction, for each page but the last of some walks. */
async function answers(window: Window): Promise<readonly number[]> {
  await window.page.evaluate("globalThis.answers = []");
  for (let round = 0; round < rounds; round += 1) await walk(window, `quick-${round}`);
  return await window.page.evaluate<number[]>("globalThis.answers");
}

async function walk(window: Window, name: string): Promise<void> {
  await open(window);
  await window.quick.type(name);
  for (const next of ["2/4", "3/4", "4/4"]) {
    await window.quick.accept();
    await window.quick.asks(`Create Image · Lab · ${instance}`, next);
  }
  await window.quick.escape();
}

const rowOf = (latency: number, times: readonly number[]): readonly string[] => [
  ms(latency),
  String(times.length),
  ms(median(times)),
  ms(Math.max(...times)),
];

async function open({ menu, instances, quick }: Window): Promise<void> {
  await menu.choose(instances.row(instance), "Create Image…");
  await quick.asks(`Create Image · Lab · ${instance}`, "1/4");
}

/** Runs in the page: the time from each Enter until the next page, or until the name page shows that it is busy. */
const timeAnswers = `
  globalThis.answers = [];
  const widget = document.querySelector(".quick-input-widget");
  const isFirst = (title) => title.includes("(1/");
  const title = () => widget.querySelector(".quick-input-title").textContent;
  const isBusy = () => widget.querySelector(".quick-input-progress.active") !== null;
  document.addEventListener("keydown", ({ key, target }) => {
    if (key !== "Enter" || !widget.contains(target)) return;
    const [start, before] = [performance.now(), title()];
    const look = () => {
      if (title() !== before || (isFirst(before) && isBusy())) globalThis.answers.push(performance.now() - start);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, true);
`;
