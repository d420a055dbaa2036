import * as l10n from "@vscode/l10n";
import type { AccountInstance } from "../accounts/inventory.ts";
import type { Checked } from "../base/check.ts";
import { checkImageName, countCharacters, type ImageName } from "../ecm/imageName.ts";
import type { Instance } from "../ecm/model.ts";
import type { PowerPlan } from "../tasks/plan.ts";
import { accountLabel } from "./accountWords.ts";
import { instanceChoice } from "./instancePages.ts";
import { instanceName, stateWord, whyNoImage } from "./instanceWords.ts";
import { plain } from "./plainText.ts";
import type { Choice, PickQuestion, TextQuestion } from "./question.ts";

/** Only ModifyImageAttribute documents a limit for the description. */
const longestDescription = 60;

export const wizardTitle = ({ account, instance }: AccountInstance): string =>
  l10n.t("Create Image · {0} · {1}", accountLabel(account), plain(instanceName(instance)));

/** Instances of all accounts; those no image can be made of are shown with the reason. */
export const whichInstance = (choices: Promise<readonly AccountInstance[]>): PickQuestion<AccountInstance> => ({
  kind: "pick",
  title: l10n.t("Create Image"),
  prompt: l10n.t("Which instance becomes an image?"),
  choices: choices.then((places) => places.map(imageChoice)),
});

function imageChoice(at: AccountInstance): Choice<AccountInstance> {
  const reason = whyNoImage(at.instance);
  const choice = instanceChoice(at);
  if (reason === undefined) return { ...choice, value: at };
  return { ...choice, detail: `${choice.detail ?? ""} · ${l10n.t("no image can be made now: {0}", reason)}` };
}

export interface NameCheck {
  /** Whether an image of that name exists or is being made. Rejects when it cannot be told. */
  readonly isTaken: (name: ImageName, signal: AbortSignal) => Promise<boolean>;
}

export const whatName = (title: string, value: string, { isTaken }: NameCheck): TextQuestion<ImageName> => ({
  kind: "text",
  title,
  prompt: l10n.t("What is the image called? A name can be used only once in an account."),
  value,
  check: checkImageName,
  verify: async (name, signal) => {
    const taken = await isTaken(name, signal).catch(() => undefined);
    if (taken === undefined) return unsure(name);
    return taken ? { ok: false, say: l10n.t("An image of that name exists already.") } : checkImageName(name);
  },
});

/** Without the list of images the server still refuses a duplicate, so this need not stop anyone. */
const unsure = (value: ImageName): Checked<ImageName> => ({
  ok: true,
  value,
  warning: l10n.t("Whether the name is free could not be checked just now."),
});

export const whatDescription = (title: string, value = ""): TextQuestion<string> => ({
  kind: "text",
  title,
  prompt: l10n.t("What is it for? May be left empty."),
  value,
  check: (text) => {
    const description = text.trim();
    const isLong = countCharacters(description) > longestDescription;
    const warning = l10n.t(
      "Longer than {0} characters: the API documents that limit for editing a description, and may refuse it here.",
      longestDescription,
    );
    return isLong ? { ok: true, value: description, warning } : { ok: true, value: description };
  },
});

export const whichPower = (title: string): PickQuestion<PowerPlan> => ({
  kind: "pick",
  title,
  prompt: l10n.t("The instance is running. An image is made of a stopped one."),
  choices: powerPlans.map((plan) => ({ label: powerLabel(plan), detail: powerDetail(plan), value: plan })),
});

const powerPlans = ["stopAndStart", "stopAndLeave", "force"] as const satisfies readonly PowerPlan[];

export function powerLabel(plan: PowerPlan): string {
  switch (plan) {
    case "stopAndStart":
      return l10n.t("Shut down, make the image, start again (recommended)");
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

export function powerDetail(plan: PowerPlan): string {
  switch (plan) {
    case "stopAndStart":
      return l10n.t(
        "The guest is asked to shut down. The instance is down until the image is made, then it is started again, even if the image fails.",
      );
    case "stopAndLeave":
      return l10n.t("The guest is asked to shut down. The instance stays off afterwards.");
    case "force":
      return l10n.t(
        "Cuts the power like pulling the plug: unsaved data may be lost. Whether the instance starts again by itself is not documented; it is not started by this extension.",
      );
    case "asItIs":
      return l10n.t("The instance is stopped already; its power is not touched.");
    default:
      return plan satisfies never;
  }
}

export interface Review {
  readonly at: AccountInstance;
  readonly name: ImageName;
  readonly description: string;
  readonly power: PowerPlan;
}

/** The last page: everything that will be done, and the one row that does it. */
export const review = (title: string, { at, name, description, power }: Review): PickQuestion<true> => ({
  kind: "pick",
  title,
  prompt: l10n.t("Nothing has been sent yet. Check, then create the image."),
  choices: [
    { label: l10n.t("Create Image"), detail: powerDetail(power), icon: "check", value: true },
    { label: plain(name), description: l10n.t("image name"), icon: "save", heading: l10n.t("What will be made") },
    ...(description === "" ? [] : [{ label: plain(description), description: l10n.t("description"), icon: "note" }]),
    {
      label: plain(instanceName(at.instance)),
      description: `${stateWord(at.instance)} · ${at.instance.id} · ${plain(at.instance.zone.name)}`,
      icon: "vm",
    },
    { label: accountLabel(at.account), description: l10n.t("account"), icon: "account" },
    { label: powerLabel(power), description: l10n.t("power"), icon: "plug" },
    ...dataDiskRows(at.instance),
  ],
});

const dataDiskRows = ({ dataDisks }: Instance): readonly Choice<true>[] =>
  dataDisks.length === 0
    ? []
    : [
        {
          label: l10n.t("{0} data disk(s) will not be in the image", dataDisks.length),
          description: l10n.t("only the system disk is"),
          icon: "warning",
        },
      ];
