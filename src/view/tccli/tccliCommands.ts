import { createImageParams } from "../../ecm/createImageParams.ts";
import { imageRequest, type Plan } from "../../tasks/plan.ts";
import { posixCommand } from "./posixCommand.ts";
import { powershellCommand } from "./powershellCommand.ts";
import { tccliCalls } from "./tccliCalls.ts";
import type { TccliTarget } from "./tccliTarget.ts";

/** A plan as one command for a shell: it waits for each step, and gives the power back also when a step fails. */
export const tccliCommand = (plan: Plan, { shell, options }: TccliTarget): string =>
  forms[shell][plan.power](tccliCalls(plan, options));

const forms = { posix: posixCommand, powershell: powershellCommand };

/** The input file of `tccli ecm CreateImage --cli-input-json file://…`, in ASCII: tccli reads it in the locale's encoding. */
export const tccliJson = (plan: Plan): string =>
  JSON.stringify(createImageParams(imageRequest(plan)), undefined, 2).replace(
    /[^\0-~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
