import { actionsFor, policyFor } from "../accounts/policies.ts";
import type { App } from "../app.ts";
import { whichPurpose } from "../view/policyPages.ts";

/** Copies the least CAM policy for what is meant to be done, or for the one action that was denied. */
export async function copyPolicy({ screen }: App, denied?: { readonly action: string }): Promise<void> {
  if (denied) return screen.copy(policyFor([denied.action]));
  const purpose = await screen.ask((ask) => ask(whichPurpose()));
  if (purpose) await screen.copy(policyFor(actionsFor[purpose]));
}
