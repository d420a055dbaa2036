import { createHash } from "node:crypto";
import type { ProfileKeys } from "./profile.ts";

/** Stands for the keys of a profile without telling them; `undefined` while it has none. A role counts by its name. */
export function keyPrint(keys: ProfileKeys): string | undefined {
  if (keys.kind === "unusable") return undefined;
  const of = [keys.credential.secretId, keys.kind === "role" ? keys.role.arn : ""];
  return createHash("sha256").update(JSON.stringify(of)).digest("hex").slice(0, 16);
}
