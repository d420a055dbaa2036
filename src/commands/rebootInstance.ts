import type { AccountInstance } from "../accounts/inventory.ts";
import type { App } from "../app.ts";
import { power } from "./power.ts";

/** Reboots running instances: asks the guest, or cuts the power. */
export const rebootInstance = (app: App, at?: AccountInstance, all?: readonly AccountInstance[]): Promise<void> =>
  power(app, "reboot", at, all);
