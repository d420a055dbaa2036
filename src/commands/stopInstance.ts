import type { AccountInstance } from "../accounts/inventory.ts";
import type { App } from "../app.ts";
import { power } from "./power.ts";

/** Stops running instances: asks the guest, or forces the power off. */
export async function stopInstance(app: App, at?: AccountInstance, all?: readonly AccountInstance[]): Promise<void> {
  await power(app, "stop", at, all);
}
