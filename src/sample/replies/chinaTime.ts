const eightHours = 8 * 60 * 60 * 1000;

/** A time as the API writes it, "2026-11-24 08:00:00": no zone is told, and it is China's. */
export const chinaTime = (milliseconds: number): string =>
  new Date(milliseconds + eightHours).toISOString().slice(0, 19).replace("T", " ");
