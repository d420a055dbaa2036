import { isRecord, type Params } from "../../src/sample/params.ts";
import { choices } from "./choices.ts";
import { readFlattened } from "./flattened.ts";
import { GatewayError } from "./messages.ts";
import { header, type Received } from "./received.ts";

/** What a request asks for. */
export interface Call {
  readonly action: string;
  readonly language: string;
  /** Undefined if the body could not be read. */
  readonly params: Params | undefined;
}

export const readCall = (request: Received): Call => ({
  action: header(request, "x-tc-action"),
  language: header(request, "x-tc-language") || choices.language,
  params: request.method === "GET" ? readFlattened(request.query) : readBody(request.body),
});

function readBody(body: Buffer): Params | undefined {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const version = "2019-07-19";

/** Throws `GatewayError` for a call that is not one of this API's. */
export function checkCall({ action, params }: Call, request: Received): Params {
  if (action === "") throw new GatewayError(choices.missingCommonParameter);
  if (header(request, "x-tc-version") !== version) throw new GatewayError("NoSuchVersion");
  if (params === undefined) throw new GatewayError(choices.badBody);
  return params;
}
