import type { AccountInstance } from "../accounts/inventory.ts";
import type { App } from "../app.ts";
import { power } from "./power.ts";

/** Reboots running instances: asks the guest, or forces it. */
export async function rebootInstance(app: App, at?: AccountInstance, all?: readonly AccountInstance[]): Promise<void> {
  await power(app, "reboot", at, all);
}
