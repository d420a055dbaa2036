import type { AccountDraft } from "../accounts/accounts.ts";
import type { Clock } from "../base/clock.ts";
import { whatLifetime, whatSecretId, whatSecretKey, whatToken } from "../view/accountPages.ts";
import type { Ask } from "../view/walk.ts";

/** Asks for keys, and for temporary ones when they end. */
export async function askKeys(
  ask: Ask,
  clock: Clock,
  title?: string,
): Promise<Pick<AccountDraft, "credential" | "expiresAt">> {
  const secretId = await ask(whatSecretId(title));
  const secretKey = await ask(whatSecretKey(title));
  const token = await ask(whatToken(title));
  const minutes = token === undefined ? undefined : await ask(whatLifetime(title));
  const expiresAt = minutes === undefined ? undefined : clock.now() + minutes * 60_000;
  return { credential: { secretId, secretKey, token }, expiresAt };
}
