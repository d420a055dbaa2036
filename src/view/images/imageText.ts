import * as l10n from "@vscode/l10n";
import type { Image } from "../../ecm/model.ts";
import { plain } from "../text/escape.ts";
import type { Look } from "../ui/row.ts";

const ready: Look = { stateLabel: () => l10n.t("ready"), icon: "save", color: "testing.iconPassed" };
const failed: Look = { stateLabel: () => l10n.t("failed"), icon: "error", color: "testing.iconFailed" };
const inTheMaking: Look = { stateLabel: () => l10n.t("being made"), icon: "sync~spin" };

/** Only NORMAL is documented for ECM. The others are CVM's states; unlisted states are shown unchanged. */
const looks: ReadonlyMap<string, Look> = new Map([
  ["NORMAL", ready],
  ["CREATEFAILED", failed],
  ["IMPORTFAILED", failed],
  ["CREATING", inTheMaking],
  ["IMPORTING", { ...inTheMaking, stateLabel: () => l10n.t("being imported") }],
  ["SYNCING", { ...inTheMaking, stateLabel: () => l10n.t("being copied") }],
]);

const lookOf = ({ state }: Image): Look => looks.get(state) ?? { stateLabel: () => plain(state), icon: "question" };

export const imageStateLabel = (image: Image): string => lookOf(image).stateLabel();

export const imageIcon = (image: Image): Pick<Look, "icon" | "color"> => lookOf(image);

/** The name, or the ID of an unnamed image. */
export const imageLabel = ({ name, id }: Image): string => (name === "" ? id : name);

/** The name or ID of the source instance; "" if the API does not return it. */
export const sourceLabel = ({ from }: Image): string => from.instanceName || from.instance;
