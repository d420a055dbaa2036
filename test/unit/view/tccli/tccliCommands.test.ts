import * as l10n from "@vscode/l10n";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import * as fc from "fast-check";
import type { Site } from "../../../../src/ecm/endpoint.ts";
import type { ImageName } from "../../../../src/ecm/imageName.ts";
import type { InstanceId } from "../../../../src/ecm/model.ts";
import type { Plan, PowerMode } from "../../../../src/tasks/plan.ts";
import { shellQuote, tccliCommand, tccliJson } from "../../../../src/view/createImage/tccliCommands.ts";
import { plan } from "../../../doubles/taskHistory.ts";
import { bundles, readWords } from "../../../tools/wordFiles.ts";
import model from "../../../fixtures/tccliParameters.json" with { type: "json" };

const planOf = (power: PowerMode, name = "golden", description = "", site: Site = "china"): Plan => ({
  ...plan,
  account: { ...plan.account, site },
  instance: { ...plan.instance, id: "ein-1234abcd" as InstanceId },
  image: { name: name as ImageName, description },
  power,
});

/** The arguments of a program that a real shell starts with these words. */
const throughShell = (words: string): readonly string[] =>
  execFileSync("sh", ["-c", `printf '%s\\0' ${words}`], { encoding: "utf8" })
    .split("\0")
    .slice(0, -1);

/** The calls that a shell would make for a copied text. */
const callsOf = (text: string) =>
  text
    .split("\n")
    .filter((line) => !line.startsWith("#"))
    .map((line) => throughShell(line))
    .map(([program, service, action, ...rest]) => ({ program, service, action, parameters: pairs(rest) }));

const pairs = (words: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    words.flatMap((word, index) => (index % 2 === 0 ? [[word.slice(2), words[index + 1] ?? ""]] : [])),
  );

type Members = Readonly<Record<string, { readonly type: string; readonly required: boolean }>>;
const globalOptions = ["endpoint"];

function fitsModel(action: string, parameters: Readonly<Record<string, unknown>>): void {
  const members = (model as Readonly<Record<string, Members>>)[action];
  assert.ok(members, action);
  for (const [name, value] of Object.entries(parameters)) {
    if (globalOptions.includes(name)) continue;
    const { type } = members[name] ?? assert.fail(`${action} takes no ${name}`);
    if (type === "list") assert.ok(Array.isArray(JSON.parse(String(value))), name);
    else assert.equal(typeof value, "string", name);
  }
  for (const [name, { required }] of Object.entries(members)) if (required) assert.ok(name in parameters, name);
}

test("a real shell passes every text unchanged", () => {
  for (const text of [
    "",
    "it's",
    '"quoted"',
    "$(rm -rf /)",
    "`id`",
    "a\nb",
    "-x",
    "直播 镜像",
    "~",
    "*",
    "\\",
    "!!",
    "&;|<>",
  ])
    assert.deepEqual(throughShell(shellQuote(text)), [text]);
});

test("a real shell passes any random text unchanged", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 20 }).filter((each) => !each.includes("\0"));
  fc.assert(
    fc.property(fc.array(text, { maxLength: 20 }), (texts) => {
      assert.deepEqual(throughShell(texts.map(shellQuote).join(" ")), texts.length === 0 ? [""] : texts);
    }),
    { numRuns: 50 },
  );
});

test("the copied command is one call with the parameters of CreateImage", () => {
  const [call, ...others] = callsOf(tccliCommand(planOf("force", "it's $(golden)", "for `later`")));
  assert.deepEqual(others, []);
  assert.deepEqual(call, {
    program: "tccli",
    service: "ecm",
    action: "CreateImage",
    parameters: {
      InstanceId: "ein-1234abcd",
      ImageName: "it's $(golden)",
      ImageDescription: "for `later`",
      ForcePoweroff: "TRUE",
    },
  });
});

test("a plan that stops and starts the instance has three calls, each of the documented shape", () => {
  const calls = callsOf(tccliCommand(planOf("stopAndStart")));
  assert.deepEqual(
    calls.map(({ action }) => action),
    ["StopInstances", "CreateImage", "StartInstances"],
  );
  for (const { action = "", parameters } of calls) fitsModel(action, parameters);
});

test("a plan that leaves the instance off does not start it", () => {
  assert.deepEqual(
    callsOf(tccliCommand(planOf("stopAndLeave"))).map(({ action }) => action),
    ["StopInstances", "CreateImage"],
  );
});

test("the command of an account of the international site names its endpoint", () => {
  const [call] = callsOf(tccliCommand(planOf("asItIs", "golden", "", "international")));
  assert.equal(call?.parameters["endpoint"], "ecm.intl.tencentcloudapi.com");
});

test("the JSON has the documented shape", () => {
  for (const power of ["asItIs", "force", "stopAndStart", "stopAndLeave"] as const)
    fitsModel("CreateImage", JSON.parse(tccliJson(planOf(power, "golden", "why"))) as Record<string, unknown>);
});

test("the command holds no key, token or account", () => {
  const text = tccliCommand(planOf("stopAndStart")) + tccliJson(planOf("stopAndStart"));
  assert.doesNotMatch(text, /secret|token|profile|Lab|a1/i);
});

test("the comments between the calls are in the user's language", () => {
  const comments = () =>
    tccliCommand(planOf("stopAndStart"))
      .split("\n")
      .filter((line) => line.startsWith("#"));
  l10n.config({ contents: readWords(bundles.chinese) });
  try {
    assert.deepEqual(comments(), ["# 待实例状态为 STOPPED 后：", "# 待镜像状态为 NORMAL 后："]);
  } finally {
    l10n.config({ contents: {} });
  }
  assert.deepEqual(comments(), ["# once the instance is STOPPED:", "# once the image is NORMAL:"]);
});
