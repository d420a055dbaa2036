import { ecmError } from "./errors/classify.ts";
import { EcmError } from "./errors/failure.ts";

/** What signs a call. Lives in SecretStorage and in memory, nowhere else. */
export interface Credential {
  readonly secretId: string;
  readonly secretKey: string;
  /** Only with temporary keys. */
  readonly token: string | undefined;
}

/** The credential of accounts without keys of their own: the sample, and those that read a profile. */
export const noCredential: Credential = { secretId: "", secretKey: "", token: undefined };

/** Looks at a key before anything is signed with it; the SDK would send without one. Throws `EcmError`. */
export async function usableCredential(find: () => Promise<Credential>, action: string): Promise<Credential> {
  const { secretId, secretKey, token } = await find().catch((cause: unknown) =>
    Promise.reject(cause instanceof EcmError ? unsent(cause) : noKey(action, "The key cannot be read.", cause)),
  );
  const credential = { secretId: secretId.trim(), secretKey: secretKey.trim(), token: token?.trim() || undefined };
  if (isUsable(credential)) return credential;
  throw noKey(action, "The key is empty or malformed.");
}

/** What cannot stand in a header would end up in the error text of whoever refuses it. */
const isUsable = ({ secretId, secretKey, token = "-" }: Credential): boolean =>
  [secretId, secretKey, token].every((part) => /^[\x21-\x7e]+$/.test(part));

const noKey = (action: string, message: string, cause?: unknown): EcmError =>
  ecmError({ action, code: "ClientError.CredentialsMissing", message }, { cause });

/** Finding the key may itself be a call whose answer was lost, but the one that was to be signed with it never left. */
const unsent = (cause: EcmError): EcmError => new EcmError({ ...cause.failure, executed: "no" }, { cause });
