import * as l10n from "@vscode/l10n";
import { plain } from "./plainText.ts";

/** What is said of a text that was copied: its first line. */
export const copiedWords = (text: string): string => l10n.t("Copied: {0}", plain(text.split("\n", 1).join("")));
