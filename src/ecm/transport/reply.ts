import * as v from "valibot";
import { parseJson } from "../../base/parseJson.ts";
import type { Credential } from "../credential.ts";
import { ecmError } from "../errors/classify.ts";
import type { EcmError } from "../errors/failure.ts";
import { text } from "../wire/wireValues.ts";

/** An answer of the API that holds no error. What is in its body is for `wire.ts` to say. */
export interface SdkReply {
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

/** Throws `EcmError` for every answer that is not a reply. */
export function readReply(action: string, answer: CallAnswer): SdkReply {
  if (isRedirect(answer)) throw ecmError({ action, code: "ClientError.Redirected", message: described(answer) });
  const read = v.safeParse(envelope, parseJson(answer.text));
  const response = read.success ? read.output.Response : undefined;
  const requestId = response?.RequestId ?? "";
  if (response?.Error)
    throw ecmError({ action, requestId, code: response.Error.Code, message: response.Error.Message });
  if (answer.status !== 200) throw badStatus(action, answer);
  if (!response) throw ecmError({ action, code: "ClientError.ParseJsonError", message: described(answer) });
  return { action, requestId, body: response };
}

/** Browsers' fetch hides a redirect behind status 0. */
const isRedirect = ({ status }: CallAnswer): boolean => status === 0 || (status >= 300 && status < 400);

/** Only a gateway in trouble or one that holds us back may think better of it. */
function badStatus(action: string, answer: CallAnswer): EcmError {
  const passing = answer.status >= 500 || answer.status === 429;
  return ecmError({ action, code: "ClientError.HttpStatusCodeError", message: described(answer), passing });
}

/** What came back, without its text, which may be anybody's. */
function described({ status, type, text: { length } }: CallAnswer): string {
  return `HTTP ${status}, ${length} characters of ${type === "" ? "unnamed type" : type}`;
}

/** What came back over the wire, before anybody has looked into it. */
export interface CallAnswer {
  readonly status: number;
  /** The media type, such as application/json; "" when none was given. */
  readonly type: string;
  readonly text: string;
}

/** Where a call goes, who signs it, and what it asks. */
export interface CallRequest {
  readonly credential: Credential;
  /** An origin, such as https://ecm.tencentcloudapi.com. */
  readonly endpoint: string;
  readonly language: Language;
  /** The API action, such as CreateImage. */
  readonly action: string;
  readonly parameters: object;
}

/** The language of the API's messages. */
export type Language = "zh-CN" | "en-US";

/** Signs and sends one question. Throws what `fetch` throws when no whole answer came back. */
export type Transport = (question: CallRequest, signal: AbortSignal) => Promise<CallAnswer>;
