import { chinaOffsetMs } from "../../base/clock.ts";

/** Formats milliseconds since 1970 as the API does: China Standard Time without a time zone, "2026-11-24 08:00:00". */
export const chinaTime = (milliseconds: number): string =>
  new Date(milliseconds + chinaOffsetMs).toISOString().slice(0, 19).replace("T", " ");
