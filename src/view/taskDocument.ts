import * as l10n from "@vscode/l10n";
import type { Entry } from "../tasks/entry.ts";
import type { Plan } from "../tasks/plan.ts";
import type { Task } from "../tasks/task.ts";
import type { Trouble } from "../tasks/trouble.ts";
import { entryWords } from "./entryWords.ts";
import { markdown } from "./plainText.ts";
import { tabTitle } from "./tabTitle.ts";
import { taskFacts } from "./taskRows.ts";
import { tccliCommand } from "./tccli.ts";
import { localTime } from "./times.ts";

/** A task as a document: what is known of it, and each thing that happened to it. */
export function taskDocument(task: Task, history: readonly Entry[], trouble?: Trouble): string {
  const facts = taskFacts(task, trouble).map(([name, value]) => `- ${markdown(name)}: ${markdown(value)}`);
  const steps = history.flatMap((entry) => {
    const words = entryWords(entry);
    return words === "" ? [] : [`- ${localTime(entry.at)}  ${markdown(words)}`];
  });
  const heading = l10n.t("Image {0}", task.plan.image.name);
  return [
    `# ${markdown(heading)}`,
    "",
    ...facts,
    "",
    `## ${l10n.t("Timeline")}`,
    "",
    ...steps,
    "",
    ...sameByHand(task.plan),
    "",
  ].join("\n");
}

/** What the document is called: by the image. */
export const taskFileName = ({ plan: { image } }: Task): string => `${tabTitle(image.name)}.md`;

/** The same request for Tencent's command line tool, as a block that nothing inside it can end. */
function sameByHand(plan: Plan): readonly string[] {
  const lines = tccliCommand(plan).split("\n");
  return [`## ${l10n.t("The same with tccli")}`, "", ...lines.map((line) => `    ${line}`)];
}
