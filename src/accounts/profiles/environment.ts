import type { Credential } from "../../ecm/credential.ts";

/**
 * The keys in `TENCENTCLOUD_SECRET_ID`, `TENCENTCLOUD_SECRET_KEY` and `TENCENTCLOUD_TOKEN`, which Packer calls
 * `TENCENTCLOUD_SECURITY_TOKEN`.
 */
export function environmentCredential(
  environment: Readonly<Record<string, string | undefined>>,
): Credential | undefined {
  const read = (name: string) => environment[name]?.trim() || undefined;
  const secretId = read("TENCENTCLOUD_SECRET_ID");
  const secretKey = read("TENCENTCLOUD_SECRET_KEY");
  const token = read("TENCENTCLOUD_TOKEN") ?? read("TENCENTCLOUD_SECURITY_TOKEN");
  return secretId && secretKey ? { secretId, secretKey, token } : undefined;
}
