import * as l10n from "@vscode/l10n";
import type { AccountInstance } from "../../accounts/inventory/inventory.ts";
import { accountLabel } from "../accounts/accountText.ts";
import { instanceName } from "../instances/instanceText.ts";
import { plain } from "../text/escape.ts";
import { pluralize } from "../text/phrases.ts";
import type { Confirmation } from "../ui/notice.ts";
import type { PickChoice, LiveChoices, PickQuestion } from "../ui/question.ts";
import { powerLabel, powerShortLabel, wizardTitle } from "./createImagePages.ts";
import type { PreflightLine, ImageDraft } from "./imageDraft.ts";
import { stops } from "./preflight.ts";
import { levelIcon, levelLabel, lineRow } from "./reviewPage.ts";

/** One image of a batch, with the results of its checks. */
export interface BatchItem {
  readonly draft: ImageDraft;
  readonly lines: readonly PreflightLine[];
}

/** The user's choice on the review page of a batch. `edit` is the index of an image. */
export type BatchDecision = "create" | "power" | { readonly edit: number };

/** What to change about one image of a batch. */
export type ItemDecision = "name" | "power" | "leaveOut";

/** The images that no check prevents. */
export const creatable = (items: readonly BatchItem[]): readonly BatchItem[] =>
  items.filter(({ lines }) => stops(lines).length === 0);

/** The review page of a batch: the row that creates all images, then a row for each. */
export const reviewBatch = (
  places: readonly AccountInstance[],
  {
    items,
    onDidChange,
    complete,
  }: Pick<LiveChoices<BatchDecision>, "onDidChange" | "complete"> & {
    readonly items: () => readonly BatchItem[];
  },
): PickQuestion<BatchDecision> => ({
  kind: "pick",
  title: wizardTitle(...places),
  prompt: l10n.t("Nothing has been changed yet. Choose an instance to change what is done with it."),
  choices: { now: () => batchChoices(items()), onDidChange, complete },
});

function batchChoices(items: readonly BatchItem[]): readonly PickChoice<BatchDecision>[] {
  const isAnyRunning = items.some(({ draft }) => draft.power !== "asItIs");
  const power: PickChoice<BatchDecision> = {
    label: l10n.t("Power Plan for All Running Instances…"),
    icon: "plug",
    value: "power",
  };
  return [createRow(items), ...(isAnyRunning ? [power] : []), ...items.map(itemRow)];
}

function createRow(items: readonly BatchItem[]): PickChoice<BatchDecision> {
  const count = creatable(items).length;
  const waits = items.some(({ lines }) => lines.some(({ level }) => level === "checking"));
  if (count === 0) return { label: l10n.t("No image can be made now"), icon: "circle-slash" };
  const detail = count < items.length ? leftOutText(items.length - count) : "";
  return { label: createLabel(count), icon: "check", detail, value: "create", waits };
}

const createLabel = (count: number): string =>
  pluralize(count, l10n.t("Create 1 Image"), l10n.t("Create {0} Images", count));

const leftOutText = (count: number): string =>
  pluralize(
    count,
    l10n.t("1 instance is left out; see below why."),
    l10n.t("{0} instances are left out; see below why.", count),
  );

const itemRow = ({ draft, lines }: BatchItem, index: number): PickChoice<BatchDecision> => {
  const worst = worstOf(lines);
  const reasons = lines.filter(({ level }) => level === worst && level !== "ok" && level !== "note");
  return {
    label: `${plain(instanceName(draft.at.instance))} → ${plain(draft.name)}`,
    description: `${levelLabel(worst)} · ${accountLabel(draft.at.account)} · ${powerShortLabel(draft.power)}`,
    detail: reasons.map(({ text }) => text).join(" "),
    icon: levelIcon(worst),
    value: { edit: index },
    ...(index === 0 && { heading: l10n.t("Instances") }),
  };
};

const worstOf = (lines: readonly PreflightLine[]): PreflightLine["level"] =>
  (["stop", "checking", "warning"] as const).find((level) => lines.some((line) => line.level === level)) ?? "ok";

/** Asks what to change about one image of a batch. */
export const editItem = ({ draft, lines }: BatchItem): PickQuestion<ItemDecision> => ({
  kind: "pick",
  title: wizardTitle(draft.at),
  prompt: l10n.t("What is to be different?"),
  choices: [
    { label: l10n.t("Change Name"), description: plain(draft.name), icon: "edit", value: "name" },
    ...(draft.power === "asItIs"
      ? []
      : [
          {
            label: l10n.t("Change Power Plan"),
            description: powerLabel(draft.power),
            icon: "plug",
            value: "power",
          } as const,
        ]),
    { label: l10n.t("Leave It Out"), icon: "close", value: "leaveOut" },
    ...lines.map((line, index) => {
      const { value: _value, ...row } = lineRow(line);
      return { ...row, ...(index === 0 && { heading: l10n.t("Checks") }) };
    }),
  ],
});

/** The final confirmation: every image with its instance, account and power plan. */
export const confirmBatch = (drafts: readonly ImageDraft[]): Confirmation => ({
  text: pluralize(drafts.length, l10n.t("Create 1 image?"), l10n.t("Create {0} images?", drafts.length)),
  detail: drafts
    .map(({ at, name, power }) =>
      l10n.t(
        "{0} of {1} ({2}): {3}",
        plain(name),
        plain(instanceName(at.instance)),
        accountLabel(at.account),
        powerLabel(power),
      ),
    )
    .join("\n"),
  yes: createLabel(drafts.length),
});
