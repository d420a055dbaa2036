/** A credential to remove from text. */
export interface KnownSecret {
  readonly secretId: string;
  readonly secretKey: string;
  readonly token: string | undefined;
}

/** The part of a SecretId that may be shown: enough to tell keys apart, too little to use. */
export const secretIdStart = (secretId: string): string => secretId.slice(0, 4);

/**
 * Removes known credentials, and anything that looks like one, from text before it is logged, stored or shown. The
 * first four characters of a SecretId stay.
 */
export function redact(line: string, secrets: Iterable<KnownSecret> = []): string {
  let clean = line;
  for (const { secretId, secretKey, token = "" } of secrets) {
    if (secretKey.length >= 4) clean = clean.replaceAll(secretKey, "…");
    if (token.length >= 4) clean = clean.replaceAll(token, "…");
    if (secretId.length > 4) clean = clean.replaceAll(secretId, `${secretIdStart(secretId)}…`);
  }
  return clean
    .replace(/\b(AKID|IKID)[A-Za-z0-9_-]{6,}/g, "$1…")
    .replace(/(TC3-HMAC-SHA256) [^\n"]*/g, "$1 …")
    .replace(/(authorization|x-tc-token|secret_?key|token|signature)(\\?"?\s*[:=]\s*\\?"?)[^\s"\\,}]+/gi, "$1$2…");
}
