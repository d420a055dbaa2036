/** Texts that must never be written down, taken out of a line: the whole of each known secret, and what looks like one. */
export function redact(line: string, secrets: Iterable<string> = []): string {
  let clean = line;
  for (const secret of secrets) if (secret.length >= 4) clean = clean.replaceAll(secret, "…");
  return clean
    .replace(/\b(AKID|IKID)[A-Za-z0-9_-]{6,}/g, "$1…")
    .replace(/(authorization|x-tc-token|secret_?key|token|signature)("?\s*[:=]\s*"?)[^\s",}]+/gi, "$1$2…");
}
