import { Client } from "./client.ts";
import { loadSdk } from "./loadSdk.ts";
import type { Ecm } from "./model.ts";
import { Sender, type SenderOptions } from "./send.ts";

/** One account's cloud, over the network. */
export const networkEcm = (options: SenderOptions): Ecm => new Client(new Sender(options, loadSdk));
