/** How long a story waits for what the user would see, in milliseconds; most of it appears within one second. */
export const usualWait = 30_000;
