import * as l10n from "@vscode/l10n";
import { otherShell } from "../../base/shell.ts";
import type { Plan } from "../../tasks/plan.ts";
import type { Copying } from "../ui/question.ts";
import { shellIcons, shellLabel } from "./shellText.ts";
import { tccliCommand, tccliJson } from "./tccliCommands.ts";
import type { TccliTarget } from "./tccliTarget.ts";

/** The buttons that copy a plan for tccli: for the shell of this operating system, for the other one, and as a file. */
export function tccliCopies(plan: Plan, target: TccliTarget): readonly Copying[] {
  const shell = otherShell(target.shell);
  return [
    { label: l10n.t("Copy as tccli"), icon: shellIcons[target.shell], text: () => tccliCommand(plan, target) },
    {
      label: l10n.t("Copy as tccli for {0}", shellLabel(shell)),
      icon: shellIcons[shell],
      text: () => tccliCommand(plan, { ...target, shell }),
    },
    { label: l10n.t("Copy as JSON for tccli"), icon: "json", text: () => tccliJson(plan) },
  ];
}
