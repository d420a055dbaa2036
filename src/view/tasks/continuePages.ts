import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import type { Task } from "../../tasks/task.ts";
import { accountLabel } from "../accounts/accountText.ts";
import { failureText } from "../errors/failureText.ts";
import { plain } from "../text/escape.ts";
import type { PickQuestion } from "../ui/question.ts";
import { titleOf } from "../wizard/wizardTitles.ts";

/** How a paused task continues: in another account that lists its instance, or not at all. */
export type Continuing = { readonly in: Account } | "endPaused";

export const whichContinuing = (task: Task, accounts: Promise<readonly Account[]>): PickQuestion<Continuing> => ({
  kind: "pick",
  title: titleOf(l10n.t("Continue Task"), task.plan.account, task.plan.image.name),
  prompt: task.paused ? failureText(task.paused).text : "",
  choices: accounts.then((found) => [
    ...found.map((account) => ({
      label: l10n.t("Continue in {0}", accountLabel(account)),
      detail: l10n.t("This account lists the instance {0}.", plain(task.plan.instance.name)),
      value: { in: account },
    })),
    { label: l10n.t("Give Up"), detail: giveUpDetail(task), value: "endPaused" as const },
  ]),
});

const giveUpDetail = (task: Task): string =>
  task.stopCalls > 0
    ? l10n.t("Ends the task. Without keys the instance stays off: start it in the console.")
    : l10n.t("Ends the task. Nothing was sent for it that changes the instance.");
