import * as l10n from "@vscode/l10n";
import { pluralize } from "./phrases.ts";
import { chinaOffsetMs } from "../../base/clock.ts";

/** Formats a duration: "40 s", "3 min 5 s", "2 h 10 min". */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return l10n.t("{0} s", seconds);
  if (minutes < 60) return l10n.t("{0} min {1} s", minutes, seconds % 60);
  return l10n.t("{0} h {1} min", Math.floor(minutes / 60), minutes % 60);
}

/** Formats a duration in whole minutes: "3 min", "2 h 10 min"; none below one minute. */
export function minutes(milliseconds: number): readonly string[] {
  const whole = Math.floor(milliseconds / 60_000);
  if (whole < 1) return [];
  return [whole < 60 ? l10n.t("{0} min", whole) : duration(milliseconds)];
}

/** Formats a typical duration in whole minutes: "usually about 6 minutes". */
export function usually(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 1) return l10n.t("usually less than a minute");
  return pluralize(minutes, l10n.t("usually about a minute"), l10n.t("usually about {0} minutes", minutes));
}

const pad = (number: number): string => String(number).padStart(2, "0");

/** Formats a time in this machine's zone: "2026-11-24 14:02:11". The API's times are shown unchanged instead. */
export function localTime(milliseconds: number): string {
  const at = new Date(milliseconds);
  const day = `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
  return `${day} ${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}`;
}

const day = 24 * 60 * 60_000;

/**
 * Formats an age in days from one of the API's times: "3 d old"; "" for an unreadable time. The times carry no zone
 * and appear to be China's. `now` is in milliseconds since 1970.
 */
export function age(apiTime: string, now: number): string {
  const at = Date.parse(`${apiTime.replace(" ", "T")}Z`) - chinaOffsetMs;
  if (Number.isNaN(at)) return "";
  const days = Math.floor((now - at) / day);
  return days < 1 ? l10n.t("under 1 d old") : l10n.t("{0} d old", days);
}
