import type { AccountInstance } from "../accounts/inventory.ts";
import type { App } from "../app.ts";
import { power } from "./power.ts";

/** Starts stopped instances. */
export const startInstance = (app: App, at?: AccountInstance, all?: readonly AccountInstance[]): Promise<void> =>
  power(app, "start", at, all);
