import type { Credential } from "./credential.ts";

/** What came back over the wire, before anybody has looked into it. */
export interface Answer {
  readonly status: number;
  /** The media type, such as application/json; "" when none was given. */
  readonly type: string;
  readonly text: string;
}

/** Where a call goes, who signs it, and what it asks. */
export interface Question {
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
export type Ask = (question: Question, signal: AbortSignal) => Promise<Answer>;
