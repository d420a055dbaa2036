import type { AccountInstance } from "../accounts/inventory.ts";
import type { App } from "../app.ts";
import type { Subject } from "../view/links.ts";
import { power } from "./power.ts";

/** Starts stopped instances. */
export const startInstance = (app: App, at?: AccountInstance, all?: readonly Subject[]): Promise<void> =>
  power(app, "start", at, all);
