import type { Credential } from "../../ecm/credential.ts";

/** The environment variables of a window. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The names of the token, in the order in which they count: those of tccli, the SDK of Node, and Packer. */
const tokenNames = ["TENCENTCLOUD_TOKEN", "TENCENTCLOUD_SESSION_TOKEN", "TENCENTCLOUD_SECURITY_TOKEN"];

/** The keys in `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY`, with the token if there is one. */
export function environmentCredential(environment: Environment): Credential | undefined {
  const [secretId, secretKey] = [
    valueOf(environment, "TENCENTCLOUD_SECRET_ID"),
    valueOf(environment, "TENCENTCLOUD_SECRET_KEY"),
  ];
  const [token] = tokenNames.flatMap((name) => valueOf(environment, name) ?? []);
  return secretId && secretKey ? { secretId, secretKey, token } : undefined;
}

/** The role that tccli would assume with these keys, which are taken over without it. */
export function environmentRole(environment: Environment): string | undefined {
  const sessionName = valueOf(environment, "TENCENTCLOUD_ROLE_SESSION_NAME");
  return sessionName && valueOf(environment, "TENCENTCLOUD_ROLE_ARN");
}

/** The credentials file that the SDK of Go reads in place of its own. */
export const environmentFile = (environment: Environment): string | undefined =>
  valueOf(environment, "TENCENTCLOUD_CREDENTIALS_FILE");

const valueOf = (environment: Environment, name: string): string | undefined => environment[name]?.trim() || undefined;
