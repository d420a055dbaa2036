import type { Ask } from "./answer.ts";
import { Client } from "./client.ts";
import type { Ecm } from "./model.ts";
import { Sender, type SenderOptions } from "./send.ts";

/** One account's cloud, over the network. */
export const networkEcm = (options: SenderOptions): Ecm => new Client(new Sender(options, loadSdk));

/** The SDK is read when the first call is made, not when the extension starts. */
const loadSdk = async (): Promise<Ask> => (await import("./sdk.ts")).askSdk;
