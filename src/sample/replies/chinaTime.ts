import { chinaOffsetMs } from "../../base/clock.ts";

/** A time as the API writes it, "2026-11-24 08:00:00": no zone is told, and it is China's. */
export const chinaTime = (milliseconds: number): string =>
  new Date(milliseconds + chinaOffsetMs).toISOString().slice(0, 19).replace("T", " ");
