import * as l10n from "@vscode/l10n";
import type { AccountInstance } from "../accounts/inventory.ts";
import { accountLabel } from "./accountWords.ts";
import { instanceName, stateIcon, stateWord } from "./instanceWords.ts";
import { plain } from "./plainText.ts";
import type { Choice, PickQuestion } from "./question.ts";

/** Any instance of any account. */
export const anyInstance = (
  title: string,
  places: Promise<readonly AccountInstance[]>,
): PickQuestion<AccountInstance> => ({
  kind: "pick",
  title,
  prompt: l10n.t("Which instance?"),
  choices: places.then((all) => all.map((at) => ({ ...instanceChoice(at), value: at }))),
});

export const instanceChoice = ({ account, instance }: AccountInstance): Choice<AccountInstance> => ({
  label: plain(instanceName(instance)),
  description: `${stateWord(instance)} · ${plain(instance.id)}`,
  detail: [accountLabel(account), plain(instance.zone.name)].join(" · "),
  icon: stateIcon(instance).icon,
});
