import { ecmError } from "./errors/classify.ts";
import { EcmError } from "./errors/failure.ts";

/** The keys that sign a call. They are kept in SecretStorage and in memory only. */
export interface Credential {
  readonly secretId: string;
  readonly secretKey: string;
  /** Present for temporary keys only. */
  readonly token: string | undefined;
}

/** The credential of accounts without keys of their own: the sample, and those that read a profile. */
export const noCredential: Credential = { secretId: "", secretKey: "", token: undefined };

/** Reads, trims and checks the keys before a call is signed; the SDK would send empty ones. Throws `EcmError`. */
export async function usableCredential(find: () => Promise<Credential>, action: string): Promise<Credential> {
  const { secretId, secretKey, token } = await find().catch((cause: unknown) =>
    Promise.reject(
      cause instanceof EcmError ? notSent(cause) : credentialsMissing(action, "The key cannot be read.", cause),
    ),
  );
  const credential = { secretId: secretId.trim(), secretKey: secretKey.trim(), token: token?.trim() || undefined };
  if (isUsable(credential)) return credential;
  throw credentialsMissing(action, "The key is empty or malformed.");
}

/** Keys go into HTTP headers; `fetch` would repeat an invalid value in its error. */
export const isUsable = ({ secretId, secretKey, token = "-" }: Credential): boolean =>
  [secretId, secretKey, token].every((value) => /^[\x21-\x7e]+$/.test(value));

const credentialsMissing = (action: string, message: string, cause?: unknown): EcmError =>
  ecmError({ action, code: "ClientError.CredentialsMissing", message }, { cause });

/** Getting the keys may be a call of its own, such as AssumeRole. If it fails, the call itself was not sent. */
const notSent = (cause: EcmError): EcmError => new EcmError({ ...cause.failure, executed: "no" }, { cause });
