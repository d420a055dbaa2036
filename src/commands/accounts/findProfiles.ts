import type { App } from "../../app.ts";
import type { FoundProfiles } from "../../view/accounts/profilePages.ts";

/**
 * The profiles on this computer. tccli's own folder may be missing, where tccli was never used; a folder that the user
 * has set must be there.
 */
export async function findProfiles({ profiles, settings }: App): Promise<FoundProfiles> {
  const isSet = settings.tccliDirectory !== "";
  const [all, unreadable] = await Promise.all([profiles.list(), isSet ? profiles.unreadableFolder() : undefined]);
  return { profiles: all, unreadable };
}
