import * as l10n from "@vscode/l10n";
import type { AccountInstance } from "../../accounts/inventory/inventory.ts";
import type { Checked } from "../../base/checked.ts";
import { unseenCharacter } from "../../base/unseen.ts";
import { checkImageName, type ImageName, unseenText } from "../../ecm/imageName.ts";
import type { PowerMode } from "../../tasks/plan.ts";
import { instanceChoice } from "../instances/instancePages.ts";
import { whyNoImage } from "../instances/instanceText.ts";
import { plain } from "../text/escape.ts";
import type { PickChoice, PickQuestion, TextQuestion } from "../ui/question.ts";
import { instancesTitle } from "../wizard/wizardTitles.ts";
import { longDescription } from "./imageChecks.ts";
import { unknownVariable, variableList } from "./nameTemplate.ts";

/** The title of the wizard's pages. */
export const wizardTitle = (...places: readonly AccountInstance[]): string =>
  instancesTitle(l10n.t("Create Image"), places);

/** Asks for an instance. Those no image can be made of come last, with the reason. */
export const whichInstance = (choices: Promise<readonly AccountInstance[]>): PickQuestion<AccountInstance> => ({
  kind: "pick",
  title: l10n.t("Create Image"),
  prompt: l10n.t("Which instance becomes an image?"),
  choices: choices.then((places) => {
    const rows = places.map(imageChoice);
    return [...rows.filter(({ value }) => value), ...rows.filter(({ value }) => !value)];
  }),
});

function imageChoice(at: AccountInstance): PickChoice<AccountInstance> {
  const reason = whyNoImage(at.instance);
  const choice = instanceChoice(at);
  if (reason === undefined) return { ...choice, value: at };
  return { ...choice, detail: `${choice.detail ?? ""} · ${l10n.t("no image can be made now: {0}", reason)}` };
}

/** The input of `whatName`. */
export interface NameQuestion {
  readonly title: string;
  readonly value: string;
  readonly laterValue?: Promise<string>;
  /** Fills in the variables of a text. */
  readonly fill: (text: string) => string;
  /** Whether an image of that name exists or is being made. Rejects if that is unknown. */
  readonly isTaken: (name: ImageName, signal: AbortSignal) => Promise<boolean>;
}

/** Asks for the name of the new image. */
export const whatName = ({ fill, isTaken, ...page }: NameQuestion): TextQuestion<ImageName> => ({
  kind: "text",
  ...page,
  prompt: l10n.t("What is the image called? A name can be used only once in an account."),
  help: l10n.t("Variables: {0}", variableList()),
  check: (text) => checkFilled(text, fill),
  verify: async (name, signal) => {
    const taken = await isTaken(name, signal).catch(() => undefined);
    if (taken === undefined) return unsure(name);
    return taken ? { ok: false, say: l10n.t("An image of that name exists already.") } : checkImageName(name);
  },
});

/** Checks the name after its variables are filled in, and shows the result. */
function checkFilled(text: string, fill: NameQuestion["fill"]): Checked<ImageName> {
  const unknown = unknownVariable(text);
  if (unknown !== undefined) return { ok: false, say: l10n.t("There is no variable {0}.", plain(`\${${unknown}}`)) };
  const checked = checkImageName(fill(text));
  if (!checked.ok || !text.includes("${")) return checked;
  return { ...checked, note: l10n.t("The name will be: {0}.", plain(checked.value)) };
}

/** Only a warning, because the server refuses a duplicate name. */
const unsure = (value: ImageName): Checked<ImageName> => ({
  ok: true,
  value,
  warning: l10n.t("Whether the name is free could not be checked just now."),
});

/** Asks for a description, which may be empty. */
export const whatDescription = (title: string, value = ""): TextQuestion<string> => ({
  kind: "text",
  title,
  prompt: l10n.t("What is it for? May be left empty."),
  value,
  check: (text) => {
    const description = text.trim();
    const unseen = unseenCharacter(description);
    if (unseen !== undefined) return { ok: false, say: unseenText(unseen) };
    const warning = longDescription(description);
    return { ok: true, value: description, ...(warning !== undefined && { warning }) };
  },
});

/** The current plan comes first, so that Enter keeps it. */
export const whichPower = (title: string, current?: PowerMode): PickQuestion<PowerMode> => ({
  kind: "pick",
  title,
  prompt: l10n.t("The instance is running. An image is made of a stopped one."),
  choices: powerPlans
    .toSorted((a, b) => Number(b === current) - Number(a === current))
    .map((plan) => ({
      label: powerLabel(plan),
      description: plan === "stopAndStart" ? l10n.t("recommended") : "",
      detail: powerDetail(plan),
      value: plan,
    })),
});

const powerPlans = ["stopAndStart", "stopAndLeave", "force"] as const satisfies readonly PowerMode[];

export function powerLabel(plan: PowerMode): string {
  switch (plan) {
    case "stopAndStart":
      return l10n.t("Shut down, make the image, start again");
    case "stopAndLeave":
      return l10n.t("Shut down, make the image, leave it off");
    case "force":
      return l10n.t("Force power off");
    case "asItIs":
      return l10n.t("Leave it stopped");
    default:
      return plan satisfies never;
  }
}

/** A short form of `powerLabel`, for rows that also hold two names. */
export function powerShortLabel(plan: PowerMode): string {
  if (plan === "stopAndStart") return l10n.t("Shut down, start again");
  return plan === "stopAndLeave" ? l10n.t("Shut down, leave it off") : powerLabel(plan);
}

export function powerDetail(plan: PowerMode): string {
  switch (plan) {
    case "stopAndStart":
      return l10n.t("The instance is down while the image is made, then started again, even if that fails.");
    case "stopAndLeave":
      return l10n.t("The operating system is asked to shut down. The instance stays off afterwards.");
    case "force":
      return l10n.t("Like pulling the plug: unsaved data may be lost. Not started again.");
    case "asItIs":
      return l10n.t("The instance is stopped already; its power is not touched.");
    default:
      return plan satisfies never;
  }
}
