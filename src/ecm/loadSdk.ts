import type { Ask } from "./answer.ts";

/** The SDK is read when the first call is made, not when the extension starts. */
export const loadSdk = async (): Promise<Ask> => (await import("./sdk.ts")).askSdk;
