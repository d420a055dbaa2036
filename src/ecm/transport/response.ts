import * as v from "valibot";
import { parseJson } from "../../base/parseJson.ts";
import type { Credential } from "../credential.ts";
import { ecmError } from "../errors/classify.ts";
import type { EcmError } from "../errors/failure.ts";
import { text } from "../wire/wireValues.ts";

/** A successful response of the API. `wire.ts` reads its body. */
export interface ApiResponse {
  readonly action: string;
  readonly requestId: string;
  readonly body: unknown;
}

const envelope = v.object({
  Response: v.looseObject({
    RequestId: text,
    Error: v.nullish(v.object({ Code: text, Message: text })),
  }),
});

/**
 * Reads a response. Errors of the API come with status 200. Throws `EcmError` unless the call succeeded.
 * @see https://cloud.tencent.com/document/api/628/45176
 */
export function readResponse(action: string, raw: RawResponse): ApiResponse {
  if (isRedirect(raw)) throw ecmError({ action, code: "ClientError.Redirected", message: describe(raw) });
  const read = v.safeParse(envelope, parseJson(raw.text));
  const response = read.success ? read.output.Response : undefined;
  const requestId = response?.RequestId ?? "";
  if (response?.Error)
    throw ecmError({ action, requestId, code: response.Error.Code, message: response.Error.Message });
  if (raw.status !== 200) throw httpStatusError(action, raw);
  if (!response) throw ecmError({ action, code: "ClientError.ParseJsonError", message: describe(raw) });
  return { action, requestId, body: response };
}

/** The `fetch` of browsers reports a redirect as status 0. */
const isRedirect = ({ status }: RawResponse): boolean => status === 0 || (status >= 300 && status < 400);

/** Only server errors of a gateway and its rate limit are transient. */
function httpStatusError(action: string, raw: RawResponse): EcmError {
  const passing = raw.status >= 500 || raw.status === 429;
  return ecmError({ action, code: "ClientError.HttpStatusCodeError", message: describe(raw), passing });
}

/** Describes a response without quoting its text, which may come from any server in between. */
function describe({ status, type, text: { length } }: RawResponse): string {
  return `HTTP ${status}, ${length} characters of ${type === "" ? "unnamed type" : type}`;
}

/** An HTTP response, not parsed yet. */
export interface RawResponse {
  readonly status: number;
  /** The media type, such as application/json; "" if there is none. */
  readonly type: string;
  readonly text: string;
}

/** A call with everything needed to sign and send it. */
export interface CallRequest {
  readonly service: Service;
  readonly credential: Credential;
  /** An origin, such as https://ecm.tencentcloudapi.com. */
  readonly endpoint: string;
  readonly language: Language;
  /** The API action, such as CreateImage. */
  readonly action: string;
  readonly parameters: object;
}

/** The API that is called: ECM, or STS for the temporary keys of a role. */
export type Service = "ecm" | "sts";

/** The language of the API's messages. */
export type Language = "zh-CN" | "en-US";

/** The language of the API's messages for a display language of VS Code: Chinese only where this extension is. */
export const apiLanguage = (displayLanguage: string): Language =>
  displayLanguage.toLowerCase() === "zh-cn" ? "zh-CN" : "en-US";

/** Signs and sends one request. Throws what `fetch` throws if no complete response arrives. */
export type Transport = (request: CallRequest, signal: AbortSignal) => Promise<RawResponse>;
