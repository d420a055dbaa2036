import * as l10n from "@vscode/l10n";
import { siteHosts } from "../../ecm/endpoint.ts";
import { createImageParams, type CreateImageParams } from "../../ecm/createImageParams.ts";
import { imageRequest, type Plan } from "../../tasks/plan.ts";

/** Quotes a text as one literal word for a POSIX shell. */
export const shellQuote = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

const createParams = (plan: Plan): CreateImageParams => createImageParams(imageRequest(plan));

/** The input file of `tccli ecm CreateImage --cli-input-json file://…`. */
export const tccliJson = (plan: Plan): string => JSON.stringify(createParams(plan), undefined, 2);

/** The request as commands for tccli, which uses its own keys. */
export function tccliCommand(plan: Plan): string {
  const create = call(plan, "CreateImage", createParams(plan));
  if (plan.power !== "stopAndStart" && plan.power !== "stopAndLeave") return create;
  const instances = JSON.stringify([plan.instance.id]);
  const stop = call(plan, "StopInstances", { InstanceIdSet: instances, StopType: "SOFT" });
  const start = call(plan, "StartInstances", { InstanceIdSet: instances });
  const steps = [stop, comment(l10n.t("once the instance is STOPPED:")), create];
  return [
    ...steps,
    ...(plan.power === "stopAndStart" ? [comment(l10n.t("once the image is NORMAL:")), start] : []),
  ].join("\n");
}

/** A comment line for the shell. */
const comment = (words: string): string => `# ${words}`;

function call({ account }: Plan, action: string, parameters: Readonly<Record<string, string>>): string {
  const words = Object.entries(parameters).flatMap(([name, value]) => [`--${name}`, shellQuote(value)]);
  const endpoint = account.site === "international" ? ["--endpoint", siteHosts.international] : [];
  return ["tccli", "ecm", action, ...words, ...endpoint].join(" ");
}
