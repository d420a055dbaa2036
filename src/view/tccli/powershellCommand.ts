import type { PowerMode } from "../../tasks/plan.ts";
import { needsLegacy, shellWord } from "./shellWords.ts";
import type { TccliCall, TccliCalls } from "./tccliCalls.ts";

/** A plan for PowerShell, also for version 5.1, which has no `&&`. A block runs only when it was pasted whole. */
export const powershellCommand: Readonly<Record<PowerMode, (calls: TccliCalls) => string>> = {
  asItIs: (calls) => alone(calls.createImage),
  force: (calls) => alone(calls.createImage),
  stopAndLeave: ({ stop, waitForState, createImage }) =>
    block(`${words(stop)}
if ($LASTEXITCODE) { return }
${words(waitForState("STOPPED", 1800))}
if ($LASTEXITCODE) { return }
${words(createImage)}`),
  /**
   * Once the instance is shut down, it is started whatever comes, until it runs. A shutdown whose answer was lost shows
   * in the state.
   */
  stopAndStart: ({ stop, look, waitForState, createImage, waitForEnd, start, checkSuccess }) =>
    block(`$task = ''
$global:LASTEXITCODE = 0
${words(stop)}
if ($LASTEXITCODE) {
Start-Sleep 5
if ((-join (${words(look)})) -notmatch 'STOPP') { return }
}
${words(waitForState("STOPPED", 1800))}
if (-not $LASTEXITCODE) { $task = (-join (${words([...createImage, "--filter=TaskId"])})) -replace '\\D' }
if ($task) {
Start-Sleep 5
${words(waitForEnd)} ${taskOption}
}
while ($true) {
${words(start)}
if (-not $LASTEXITCODE) { break }
${words(waitForState("RUNNING", 0))}
if (-not $LASTEXITCODE) { break }
Start-Sleep 10
}
${words(waitForState("RUNNING", 1800))}
if ($task) { ${words(checkSuccess)} ${taskOption} }`),
};

const alone = (call: TccliCall): string => (call.some(needsLegacy) ? block(words(call)) : words(call));

/** Version 7.3 passes arguments in another way than 5.1, unless it is asked to do the same. */
const block = (lines: string): string => `& {
$PSNativeCommandArgumentPassing = 'Legacy'
${lines}
}`;

const words = (call: TccliCall): string => call.map(shellWord.powershell).join(" ");

const taskOption = `"--TaskSet.0.TaskId=$task"`;
