/** Parses JSON, after a byte order mark if there is one; `undefined` for anything that is not JSON. */
export function parseJson(source: string): unknown {
  try {
    return JSON.parse(withoutBom(source));
  } catch {
    return undefined;
  }
}

/** Editors on Windows may start a file with a byte order mark. */
export const withoutBom = (source: string): string => source.replace(/^\ufeff/, "");
