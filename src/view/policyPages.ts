import * as l10n from "@vscode/l10n";
import { actionsFor, type Purpose } from "../accounts/policies.ts";
import type { PickQuestion } from "./question.ts";
import { listed } from "./sentences.ts";

export const whichPurpose = (): PickQuestion<Purpose> => ({
  kind: "pick",
  title: l10n.t("Copy CAM Policy"),
  prompt: l10n.t("What should the account be allowed to do?"),
  choices: [
    {
      label: l10n.t("Look Only"),
      detail: l10n.t("Only actions that look: nothing can be changed."),
      icon: "eye",
      value: "read",
    },
    { label: l10n.t("Make Images"), detail: addedWords("read", "createImages"), icon: "save", value: "createImages" },
    {
      label: l10n.t("Everything This Extension Offers"),
      detail: addedWords("createImages", "all"),
      icon: "tools",
      value: "all",
    },
  ],
});

/** What a purpose takes beyond the one before it. */
const addedWords = (less: Purpose, more: Purpose): string =>
  l10n.t("As above, and {0}.", listed(actionsFor[more].filter((action) => !actionsFor[less].includes(action))));
