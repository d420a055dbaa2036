import { Client } from "./client.ts";
import type { Ecm } from "./model.ts";
import type { Transport } from "./transport/response.ts";
import { Sender, type SenderOptions } from "./transport/sender.ts";

/** One account's cloud, over the network. */
export const connectToCloud = (options: SenderOptions): Ecm => new Client(new Sender(options, loadSdk));

/** Loads the SDK on the first call, not when the extension starts. */
export const loadSdk = async (): Promise<Transport> => (await import("./transport/sdk.ts")).sendWithSdk;
