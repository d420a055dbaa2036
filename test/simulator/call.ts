import type { Params } from "../../src/sample/actions/actionRequest.ts";
import { choices } from "./choices.ts";
import { readFlattened } from "./flattened.ts";
import { GatewayError } from "./messages.ts";
import { header, type Received } from "./received.ts";
import { stsVersion } from "./roles.ts";

/** The action and parameters of a request. */
export interface Call {
  readonly action: string;
  readonly version: string;
  readonly language: string;
  /** `undefined` if the body could not be read. */
  readonly params: Params | undefined;
}

export const readCall = (request: Received): Call => ({
  action: header(request, "x-tc-action"),
  version: header(request, "x-tc-version"),
  language: header(request, "x-tc-language") || choices.language,
  params: request.method === "GET" ? readFlattened(request.query) : readBody(request.body),
});

function readBody(body: Buffer): Params | undefined {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** The actions of ECM and STS. */
const versions: ReadonlySet<string> = new Set(["2019-07-19", stsVersion]);

/** Throws `GatewayError` for a call of another API. */
export function checkCall({ action, version, params }: Call): Params {
  if (action === "" || version === "") throw new GatewayError(choices.missingCommonParameter);
  if (!versions.has(version)) throw new GatewayError("NoSuchVersion");
  if (params === undefined) throw new GatewayError(choices.badBody);
  return params;
}
