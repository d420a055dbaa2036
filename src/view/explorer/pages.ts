import * as l10n from "@vscode/l10n";
import type { Grouping, ImageGrouping } from "../../base/settings.ts";
import { groupingLabel } from "../instances/instanceGrouping.ts";
import { plain } from "../text/escape.ts";
import type { PickChoice, PickQuestion, TextQuestion } from "../ui/question.ts";

/** Asks how instances are grouped. */
export const whichGrouping = (groupings: readonly Grouping[], current: Grouping): PickQuestion<Grouping> => ({
  kind: "pick",
  title: l10n.t("Group Instances"),
  prompt: l10n.t("What are instances grouped by?"),
  choices: groupings.map((grouping) => choiceOf(grouping, plain(groupingLabel(grouping)), grouping === current)),
});

/** Asks how images are grouped. */
export const whichImageGrouping = (current: ImageGrouping): PickQuestion<ImageGrouping> => ({
  kind: "pick",
  title: l10n.t("Group Images"),
  prompt: l10n.t("What are images grouped by?"),
  choices: [
    choiceOf("instance", l10n.t("Source instance"), current === "instance"),
    choiceOf("none", l10n.t("None"), current === "none"),
  ],
});

/** The current choice is ticked, and described as current for screen readers. */
const choiceOf = <T>(value: T, label: string, isCurrent: boolean): PickChoice<T> => ({
  label,
  value,
  icon: isCurrent ? "check" : "blank",
  ...(isCurrent && { description: l10n.t("current"), isActive: true }),
});

/** Asks for the filter of the Instances view. */
export const whatInstanceFilter = (current: string): TextQuestion<string> => ({
  kind: "text",
  title: l10n.t("Filter Instances"),
  prompt: l10n.t("Words in name, ID, IP, module, zone or tag; all must match. Empty shows all."),
  placeholder: l10n.t("web hangzhou state:running"),
  value: current,
  check: (text) => ({ ok: true, value: text }),
});

/** Asks for the filter of the Images view. */
export const whatImageFilter = (current: string): TextQuestion<string> => ({
  kind: "text",
  title: l10n.t("Filter Images"),
  prompt: l10n.t("Words in name, ID, description, system or source instance; all must match. Empty shows all."),
  value: current,
  check: (text) => ({ ok: true, value: text }),
});
