import { createImageParams } from "../../ecm/createImageParams.ts";
import { imageRequest, type Plan } from "../../tasks/plan.ts";

/** The arguments of one run of tccli. */
export type TccliCall = readonly string[];

/**
 * The calls of a plan. Each parameter is `--Name=value`, because tccli takes a separate value that begins with a dash
 * for an option; lists are unfolded, because JSON does not survive every shell.
 * @see https://github.com/TencentCloud/tencentcloud-cli
 */
export interface TccliCalls {
  readonly createImage: TccliCall;
  readonly stop: TccliCall;
  readonly start: TccliCall;
  /** Prints the state of the instance. */
  readonly look: TccliCall;
  /** Succeeds once the instance is in a state. */
  readonly waitForState: (state: "STOPPED" | "RUNNING", seconds: number) => TccliCall;
  /** Succeeds once the task has ended. The shell adds the task's ID to it. */
  readonly waitForEnd: TccliCall;
  /** Succeeds if the image was made. The shell adds the task's ID to it. */
  readonly checkSuccess: TccliCall;
}

export function tccliCalls(plan: Plan, options: readonly string[]): TccliCalls {
  const instance = `--InstanceIdSet=${plan.instance.id}`;
  const call = (action: string, ...parameters: readonly string[]) => [
    "tccli",
    "ecm",
    action,
    "--cli-unfold-argument",
    ...parameters,
    ...options,
  ];
  const byId = ["--Filters.0.Name=instance-id", `--Filters.0.Values=${plan.instance.id}`];
  const look = call("DescribeInstances", ...byId, `--filter=${power}`);
  const image = Object.entries(createImageParams(imageRequest(plan))).map(([name, value]) => `--${name}=${value}`);
  const task = (wait: string) =>
    call("DescribeTaskStatus", "--TaskSet.0.Operation=CreateImage", `--filter=${status}`, wait);
  return {
    createImage: call("CreateImage", ...image),
    stop: call("StopInstances", instance, "--StopType=SOFT"),
    start: call("StartInstances", instance),
    look,
    waitForState: (state, seconds) => [...look, waiter(power, `'${state}'`, seconds)],
    waitForEnd: task(waiter(`contains([\\'SUCCESS\\',\\'FAILED\\'],${status})`, "True", 4 * 3600)),
    checkSuccess: task(waiter(status, "'SUCCESS'", 0)),
  };
}

const power = "InstanceSet[0].InstanceState";
const status = "TaskSet[0].Status";

/** tccli reads this option as a Python expression. It asks again until `expression` is `to`, or the time is over. */
const waiter = (expression: string, to: string, seconds: number): string =>
  `--waiter={'expr':'${expression}','to':${to},'timeout':${seconds},'interval':10}`;
