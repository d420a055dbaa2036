import * as l10n from "@vscode/l10n";

const day = 24 * 60 * 60_000;
const eightHours = 8 * 60 * 60_000;

/**
 * How old something is by one of the API's times, in days: "3 d old". The times carry no zone, and everything points
 * to China's; being wrong by hours changes little here. "" for what is no time.
 */
export function age(apiTime: string, now: number): string {
  const at = Date.parse(`${apiTime.replace(" ", "T")}Z`) - eightHours;
  if (Number.isNaN(at)) return "";
  const days = Math.floor((now - at) / day);
  return days < 1 ? l10n.t("under 1 d old") : l10n.t("{0} d old", days);
}
