import type { AccountInstance } from "../accounts/inventory.ts";
import type { App } from "../app.ts";
import { power } from "./power.ts";

/** Starts stopped instances. */
export async function startInstance(app: App, at?: AccountInstance, all?: readonly AccountInstance[]): Promise<void> {
  await power(app, "start", at, all);
}
