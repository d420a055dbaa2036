const eightHours = 8 * 60 * 60 * 1000;

/** Formats milliseconds since 1970 as the API does: China Standard Time without a time zone, "2026-11-24 08:00:00". */
export const chinaTime = (milliseconds: number): string =>
  new Date(milliseconds + eightHours).toISOString().slice(0, 19).replace("T", " ");
