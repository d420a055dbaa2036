/** How long a story waits, in milliseconds, until what a person would see must be there; most of it is there in one second. */
export const usualWait = 30_000;
