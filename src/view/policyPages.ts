import * as l10n from "@vscode/l10n";
import { actionsFor, type Purpose } from "../accounts/policies.ts";
import type { PickQuestion } from "./question.ts";

export const whichPurpose = (): PickQuestion<Purpose> => ({
  kind: "pick",
  title: l10n.t("Copy CAM Policy"),
  prompt: l10n.t("What should the account be allowed to do?"),
  choices: [
    { label: l10n.t("Look Only"), detail: actionWords("read"), icon: "eye", value: "read" },
    { label: l10n.t("Make Images"), detail: actionWords("createImages"), icon: "save", value: "createImages" },
    { label: l10n.t("Everything This Extension Offers"), detail: actionWords("all"), icon: "tools", value: "all" },
  ],
});

const actionWords = (purpose: Purpose): string => actionsFor[purpose].join(", ");
