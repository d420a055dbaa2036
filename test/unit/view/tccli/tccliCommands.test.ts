import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import type { ImageName } from "../../../../src/ecm/imageName.ts";
import type { InstanceId } from "../../../../src/ecm/model.ts";
import type { Plan, PowerMode } from "../../../../src/tasks/plan.ts";
import { tccliCommand, tccliJson } from "../../../../src/view/tccli/tccliCommands.ts";
import type { TccliTarget } from "../../../../src/view/tccli/tccliTarget.ts";
import { powershellArguments } from "../../../doubles/powershellArguments.ts";
import { plan } from "../../../doubles/taskHistory.ts";
import { readTccliArguments } from "../../../doubles/tccliArguments.ts";
import { requestOf } from "../../../contract/ecmModel.ts";

const planOf = (power: PowerMode, name = "golden", description = ""): Plan => ({
  ...plan,
  instance: { ...plan.instance, id: "ein-1234abcd" as InstanceId },
  image: { name: name as ImageName, description },
  power,
});

const posix: TccliTarget = { shell: "posix", options: [] };
const powershell: TccliTarget = { shell: "powershell", options: [] };

/** The calls that a shell makes for a copied text, if each succeeds. */
const callsOf = (text: string) => {
  const recorded = execFileSync(
    "sh",
    ["-c", `{ tccli() { printf '%s\\0' "$@" "" >&2; echo 7; }; sleep() { :; }\n${text}\n} 2>&1 >/dev/null`],
    { encoding: "utf8" },
  );
  return recorded
    .split("\0\0")
    .slice(0, -1)
    .map((words) => readTccliArguments(words.split("\0")));
};

/** The calls in the text of a PowerShell block, in the order of its lines. */
const powershellCalls = (text: string) =>
  Array.from(text.matchAll(/tccli (ecm (?:'[^']*(?:''[^']*)*'|"[^"$]*"| |[\w-])+)/g), ([, line = ""]) =>
    readTccliArguments(powershellArguments(line.trim())),
  );

const both: readonly (readonly [shell: string, of: (planned: Plan) => ReturnType<typeof callsOf>])[] = [
  ["sh", (planned) => callsOf(tccliCommand(planned, posix))],
  ["PowerShell", (planned) => powershellCalls(tccliCommand(planned, powershell))],
];

for (const [shell, of] of both) {
  test(`in ${shell} the command of an instance as it is is one call of CreateImage, with every value intact`, () => {
    const [call, ...others] = of(planOf("force", "=ls it's $(golden)", '-d `later` "so" \\'));
    assert.deepEqual(others, []);
    assert.deepEqual(call, {
      action: "CreateImage",
      parameters: {
        InstanceId: "ein-1234abcd",
        ImageName: "=ls it's $(golden)",
        ImageDescription: '-d `later` "so" \\',
        ForcePoweroff: "TRUE",
      },
      options: {},
    });
  });

  test(`in ${shell} a plan that leaves the instance off waits for it, and does not start it`, () => {
    assert.deepEqual(
      of(planOf("stopAndLeave")).map(({ action }) => action),
      ["StopInstances", "DescribeInstances", "CreateImage"],
    );
  });
}

test("a plan that starts the instance again waits for each step", () => {
  assert.deepEqual(
    callsOf(tccliCommand(planOf("stopAndStart"), posix)).map(({ action }) => action),
    [
      "StopInstances",
      "DescribeInstances",
      "CreateImage",
      "DescribeTaskStatus",
      "StartInstances",
      "DescribeInstances",
      "DescribeTaskStatus",
    ],
  );
});

test("in PowerShell the plan is one block, which starts the instance whatever comes after the shutdown", () => {
  assert.equal(tccliCommand(planOf("stopAndStart"), powershell), powershellText);
});

test("no line is a comment, which zsh does not know at its prompt", () => {
  for (const power of ["asItIs", "force", "stopAndStart", "stopAndLeave"] as const)
    for (const target of [posix, powershell]) assert.doesNotMatch(tccliCommand(planOf(power), target), /(^|\s)#/);
});

test("every call has the options of the account", () => {
  const options = ["--profile=my lab", "--endpoint=ecm.intl.tencentcloudapi.com"];
  for (const call of callsOf(tccliCommand(planOf("stopAndStart"), { shell: "posix", options }))) {
    assert.equal(call.options["profile"], "my lab", call.action);
    assert.equal(call.options["endpoint"], "ecm.intl.tencentcloudapi.com", call.action);
  }
});

test("the JSON has the parameters of CreateImage, in ASCII, because tccli reads files in the locale's encoding", () => {
  for (const power of ["asItIs", "force", "stopAndStart", "stopAndLeave"] as const) {
    const text = tccliJson(planOf(power, "直播 golden", "why 👩‍🚀"));
    assert.match(text, /^[\n -~]*$/);
    const parameters: unknown = JSON.parse(text);
    assert.ok(typeof parameters === "object" && parameters);
    assert.deepEqual(
      Object.keys(parameters).filter((name) => !(name in requestOf("CreateImage"))),
      [],
    );
    assert.deepEqual(
      { ...parameters, ForcePoweroff: "" },
      {
        InstanceId: "ein-1234abcd",
        ImageName: "直播 golden",
        ImageDescription: "why 👩‍🚀",
        ForcePoweroff: "",
      },
    );
  }
});

test("the command holds no key, token or account", () => {
  const text = tccliCommand(planOf("stopAndStart"), posix) + tccliJson(planOf("stopAndStart"));
  assert.doesNotMatch(text, /secret|token|profile|Lab|a1/i);
});

const powershellText = String.raw`& {
$PSNativeCommandArgumentPassing = 'Legacy'
$task = ''
$global:LASTEXITCODE = 0
tccli ecm StopInstances --cli-unfold-argument '--InstanceIdSet=ein-1234abcd' '--StopType=SOFT'
if ($LASTEXITCODE) {
Start-Sleep 5
if ((-join (tccli ecm DescribeInstances --cli-unfold-argument '--Filters.0.Name=instance-id' '--Filters.0.Values=ein-1234abcd' '--filter=InstanceSet[0].InstanceState')) -notmatch 'STOPP') { return }
}
tccli ecm DescribeInstances --cli-unfold-argument '--Filters.0.Name=instance-id' '--Filters.0.Values=ein-1234abcd' '--filter=InstanceSet[0].InstanceState' "--waiter={'expr':'InstanceSet[0].InstanceState','to':'STOPPED','timeout':1800,'interval':10}"
if (-not $LASTEXITCODE) { $task = (-join (tccli ecm CreateImage --cli-unfold-argument '--InstanceId=ein-1234abcd' '--ImageName=golden' '--ForcePoweroff=FALSE' '--filter=TaskId')) -replace '\D' }
if ($task) {
Start-Sleep 5
tccli ecm DescribeTaskStatus --cli-unfold-argument '--TaskSet.0.Operation=CreateImage' '--filter=TaskSet[0].Status' "--waiter={'expr':'contains([\'SUCCESS\',\'FAILED\'],TaskSet[0].Status)','to':True,'timeout':14400,'interval':10}" "--TaskSet.0.TaskId=$task"
}
while ($true) {
tccli ecm StartInstances --cli-unfold-argument '--InstanceIdSet=ein-1234abcd'
if (-not $LASTEXITCODE) { break }
tccli ecm DescribeInstances --cli-unfold-argument '--Filters.0.Name=instance-id' '--Filters.0.Values=ein-1234abcd' '--filter=InstanceSet[0].InstanceState' "--waiter={'expr':'InstanceSet[0].InstanceState','to':'RUNNING','timeout':0,'interval':10}"
if (-not $LASTEXITCODE) { break }
Start-Sleep 10
}
tccli ecm DescribeInstances --cli-unfold-argument '--Filters.0.Name=instance-id' '--Filters.0.Values=ein-1234abcd' '--filter=InstanceSet[0].InstanceState' "--waiter={'expr':'InstanceSet[0].InstanceState','to':'RUNNING','timeout':1800,'interval':10}"
if ($task) { tccli ecm DescribeTaskStatus --cli-unfold-argument '--TaskSet.0.Operation=CreateImage' '--filter=TaskSet[0].Status' "--waiter={'expr':'TaskSet[0].Status','to':'SUCCESS','timeout':0,'interval':10}" "--TaskSet.0.TaskId=$task" }
}`;
