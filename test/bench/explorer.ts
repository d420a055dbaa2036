import { statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { ensureEditor, serverEntry } from "../editor/installedEditor.ts";
import { root } from "../tools/project.ts";
import { startSimulatorProcess } from "../tools/simulatorProcess.ts";
import { measureIn } from "./child.ts";
import { redrawn } from "./redrawn.ts";
import { median, ms, print } from "./table.ts";

/** One listing: times and the longest stall in milliseconds, the heap in megabytes. */
export interface Listed {
  readonly first: number;
  readonly all: number;
  readonly stall: number;
  readonly heap: number;
  readonly rows: number;
}

const times = 3;
const instances = 10_000;

/** Measures the tree of ten thousand instances, and the size of the extension. */
export async function explorer(): Promise<void> {
  await listing();
  await redrawing();
  await loading();
}

async function listing(): Promise<void> {
  const simulator = await startSimulatorProcess(["--instances", String(instances), "--latency", "50"]);
  try {
    const { url, secretId, secretKey } = simulator;
    const ours: Listed[] = [];
    const sdk: Listed[] = [];
    const measure = async (file: string) => {
      // The rate limit would count the last calls of one run against the next.
      await wait(2000);
      return measureIn<Listed>(`test/bench/${file}.ts`, url, secretId, secretKey);
    };
    for (let run = 0; run < times; run += 1) {
      ours.push(await measure("listOurs"));
      sdk.push(await measure("listSdk"));
    }
    console.log(`${instances} instances, 50 ms latency, 20 calls a second, medians of ${times}:\n`);
    print(
      ["listing", "first rows", "all rows", "longest stall", "heap above idle", "rows"],
      [row("this extension, tree drawn", ours), row("the SDK, page after page", sdk)],
    );
  } finally {
    await simulator.process.stop();
  }
}

function row(name: string, runs: readonly Listed[]): readonly string[] {
  const of = (pick: (run: Listed) => number) => median(runs.map(pick));
  return [
    name,
    ms(of(({ first }) => first)),
    ms(of(({ all }) => all)),
    ms(of(({ stall }) => stall)),
    `${of(({ heap }) => heap).toFixed(1)} MB`,
    String(of(({ rows }) => rows)),
  ];
}

async function redrawing(): Promise<void> {
  const { changed, drawn, all, took, stall } = await redrawn(instances);
  console.log(`\nA refresh in which ${changed} of ${instances} instances have changed, all groups open:\n`);
  print(
    ["refresh", "rows redrawn", "time", "longest stall"],
    [
      ["this extension", String(drawn), ms(took), ms(stall)],
      ["a tree that fires its root", String(all), "–", "–"],
    ],
  );
}

const bundles = [
  "git/dist/main.js",
  "microsoft-authentication/dist/extension.js",
  "github-authentication/dist/extension.js",
];

/** Compares with extensions that the editor ships, as published on npm. */
async function loading(): Promise<void> {
  ensureEditor();
  const extensions = join(serverEntry, "../../../lib/vscode/extensions");
  const files = [
    ["this extension, at the editor's start", join(root, "dist/extension.cjs")],
    ["this extension, all the rest but the SDK", join(root, "dist/app.cjs")],
    ...bundles.map((file) => [`VS Code's ${file.split("/")[0]}`, join(extensions, file)]),
  ] as const;
  console.log("\nBundles, medians of 7 loads:\n");
  const rows: (readonly string[])[] = [];
  for (const [name = "", file = ""] of files) rows.push([name, kilobytes(file), ...(await loadTimes(file))]);
  print(["bundle", "size", "loading", "of that, processor"], rows);
}

const kilobytes = (file: string): string => {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  return size === undefined ? "not there" : `${Math.round(size / 1000)} KB`;
};

interface Loaded {
  readonly ms: number;
  readonly cpu: number;
}

async function loadTimes(file: string): Promise<readonly string[]> {
  const runs: Loaded[] = [];
  for (let run = 0; run < 7; run += 1) {
    const loaded = await measureIn<Loaded>("test/bench/load.mjs", file).catch(() => undefined);
    if (!loaded) return ["does not load outside an editor", ""];
    runs.push(loaded);
  }
  return [ms(median(runs.map((run) => run.ms))), ms(median(runs.map(({ cpu }) => cpu)))];
}
