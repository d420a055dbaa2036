import * as l10n from "@vscode/l10n";
import { accountLabel } from "../accounts/accountText.ts";
import { instanceName, stateWord } from "../instances/instanceText.ts";
import { plain } from "../text/escape.ts";
import type { Choice, LiveChoices, PickQuestion } from "../ui/question.ts";
import { powerDetail, powerLabel, wizardTitle } from "./createImagePages.ts";
import { type Facts, type Level, type Line, planOf, type Way, type Wish } from "./imageDraft.ts";
import { preflight, stops } from "./preflight.ts";
import { tccliCommand, tccliJson } from "./tccliCommands.ts";

/** What a person does on the last page: create the image, or mend what speaks against it. */
export type Decision = "create" | Way;

interface Look {
  readonly word: () => string;
  readonly icon: string;
}

const looks: Readonly<Record<Level, Look>> = {
  ok: { word: () => l10n.t("ok"), icon: "pass" },
  checking: { word: () => l10n.t("checking…"), icon: "loading~spin" },
  note: { word: () => l10n.t("note"), icon: "info" },
  warning: { word: () => l10n.t("warning"), icon: "warning" },
  stop: { word: () => l10n.t("stops this"), icon: "error" },
};

export const levelWord = (level: Level): string => looks[level].word();
export const levelIcon = (level: Level): string => looks[level].icon;

/** The last page: everything that will be done, what speaks for and against it, and the one row that does it. */
export const review = (
  wish: Wish,
  { facts, changed, complete }: Pick<LiveChoices<Decision>, "changed" | "complete"> & { readonly facts: () => Facts },
): PickQuestion<Decision> => ({
  kind: "pick",
  title: wizardTitle(wish.at),
  prompt: l10n.t("Nothing has been changed yet. Check, then create the image."),
  copies: [
    { label: l10n.t("Copy as tccli"), icon: "terminal", text: () => tccliCommand(planOf(wish)) },
    { label: l10n.t("Copy as JSON for tccli"), icon: "json", text: () => tccliJson(planOf(wish)) },
  ],
  choices: { now: () => reviewChoices(wish, preflight(facts())), changed, complete },
});

const reviewChoices = (wish: Wish, lines: readonly Line[]): readonly Choice<Decision>[] => [
  createRow(wish, lines),
  ...lines.map((line, index) => ({ ...lineRow(line), ...(index === 0 && { heading: l10n.t("Checks") }) })),
  ...wishRows(wish),
];

function createRow({ power }: Wish, lines: readonly Line[]): Choice<Decision> {
  const label = l10n.t("Create Image");
  const waits = lines.some(({ level }) => level === "checking");
  if (stops(lines).length > 0)
    return { label, icon: "circle-slash", detail: l10n.t("Not possible now: something below stops this.") };
  return { label, icon: "check", detail: powerDetail(power), value: "create", waits };
}

export function lineRow({ level, text, advice, way }: Line): Choice<Decision> {
  const description = [levelWord(level), way?.label ?? ""].filter((word) => word !== "").join(" · ");
  return { label: text, description, detail: advice ?? "", icon: levelIcon(level), ...(way && { value: way }) };
}

const wishRows = ({ at, name, description, power }: Wish): readonly Choice<Decision>[] => [
  { label: plain(name), description: l10n.t("image name"), icon: "save", heading: l10n.t("What will be made") },
  ...(description === "" ? [] : [{ label: plain(description), description: l10n.t("description"), icon: "note" }]),
  {
    label: plain(instanceName(at.instance)),
    description: `${stateWord(at.instance)} · ${plain(at.instance.id)} · ${plain(at.instance.zone.name)}`,
    icon: "vm",
  },
  { label: accountLabel(at.account), description: l10n.t("account"), icon: "account" },
  { label: powerLabel(power), description: l10n.t("power"), icon: "plug" },
];
