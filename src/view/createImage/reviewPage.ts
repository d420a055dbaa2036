import * as l10n from "@vscode/l10n";
import { accountLabel } from "../accounts/accountText.ts";
import { instanceName, instanceStateLabel } from "../instances/instanceText.ts";
import { plain } from "../text/escape.ts";
import type { PickChoice, LiveChoices, PickQuestion } from "../ui/question.ts";
import { powerDetail, powerLabel, wizardTitle } from "./createImagePages.ts";
import {
  type PreflightInput,
  type Level,
  type PreflightLine,
  toPlan,
  type LineAction,
  type ImageDraft,
} from "./imageDraft.ts";
import { preflight, stops } from "./preflight.ts";
import { tccliCopies } from "../tccli/tccliCopies.ts";
import { joinNonEmpty } from "../text/phrases.ts";
import type { TccliTarget } from "../tccli/tccliTarget.ts";
import type { Look } from "../ui/row.ts";

/** The user's choice on the review page: create the image, or the action of a line. */
export type ReviewDecision = "create" | LineAction;

const looks: Readonly<Record<Level, Look>> = {
  ok: { stateLabel: () => l10n.t("ok"), icon: "pass" },
  checking: { stateLabel: () => l10n.t("checking…"), icon: "loading~spin" },
  note: { stateLabel: () => l10n.t("note"), icon: "info" },
  warning: { stateLabel: () => l10n.t("warning"), icon: "warning" },
  stop: { stateLabel: () => l10n.t("stops this"), icon: "error" },
};

export const levelLabel = (level: Level): string => looks[level].stateLabel();
export const levelIcon = (level: Level): string => looks[level].icon;

/** The review page: the row that creates the image, the checks, and the draft. */
export const review = (
  draft: ImageDraft,
  {
    input,
    onDidChange,
    complete,
    tccli,
  }: Pick<LiveChoices<ReviewDecision>, "onDidChange" | "complete"> & {
    readonly input: () => PreflightInput;
    readonly tccli: TccliTarget;
  },
): PickQuestion<ReviewDecision> => ({
  kind: "pick",
  title: wizardTitle(draft.at),
  prompt: l10n.t("Nothing has been changed yet. Check, then create the image."),
  copies: tccliCopies(toPlan(draft), tccli),
  choices: { now: () => reviewChoices(draft, preflight(input())), onDidChange, complete },
});

const reviewChoices = (draft: ImageDraft, lines: readonly PreflightLine[]): readonly PickChoice<ReviewDecision>[] => [
  createRow(draft, lines),
  ...lines.map((line, index) => ({ ...lineRow(line), ...(index === 0 && { heading: l10n.t("Checks") }) })),
  ...draftRows(draft),
];

function createRow({ power }: ImageDraft, lines: readonly PreflightLine[]): PickChoice<ReviewDecision> {
  const label = l10n.t("Create Image");
  const waits = lines.some(({ level }) => level === "checking");
  if (stops(lines).length > 0)
    return { label, icon: "circle-slash", detail: l10n.t("Not possible now: something below stops this.") };
  return { label, icon: "check", detail: powerDetail(power), value: "create", waits };
}

/** The row of a check's result. */
export function lineRow({ level, text, advice, action }: PreflightLine): PickChoice<ReviewDecision> {
  const description = joinNonEmpty([levelLabel(level), action?.label ?? ""]);
  return { label: text, description, detail: advice ?? "", icon: levelIcon(level), ...(action && { value: action }) };
}

const draftRows = ({ at, name, description, power }: ImageDraft): readonly PickChoice<ReviewDecision>[] => [
  { label: plain(name), description: l10n.t("image name"), icon: "save", heading: l10n.t("What will be made") },
  ...(description === "" ? [] : [{ label: plain(description), description: l10n.t("description"), icon: "note" }]),
  {
    label: plain(instanceName(at.instance)),
    description: `${instanceStateLabel(at.instance)} · ${plain(at.instance.id)} · ${plain(at.instance.zone.name)}`,
    icon: "vm",
  },
  { label: accountLabel(at.account), description: l10n.t("account"), icon: "account" },
  { label: powerLabel(power), description: l10n.t("power"), icon: "plug" },
];
