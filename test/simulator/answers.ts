import type { ServerResponse } from "node:http";
import type { Fault } from "./faults.ts";

/** A response of the simulator. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export const json = (value: unknown): Answer => ({
  status: 200,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(value),
});

/** Errors have status 200 like every reply. */
export const errorAnswer = (code: string, message: string, requestId: string): Answer =>
  json({ Response: { Error: { Code: code, Message: message }, RequestId: requestId } });

export const page = (status: number): Answer => ({
  status,
  headers: { "content-type": "text/html" },
  body: `<html><head><title>${status}</title></head><body><center><h1>${status}</h1></center></body></html>`,
});

export const redirect = (location: string): Answer => ({ status: 307, headers: { location }, body: "" });

/** A fault's answer to a call that is not executed; undefined if the fault lets it be executed. */
export function answerInstead(fault: Fault | undefined, requestId: string): Answer | undefined {
  if (fault?.kind === "redirect") return redirect(fault.location);
  if (fault?.kind === "html503" && !fault.executed) return page(fault.status);
  if (fault?.kind === "error" && !fault.executed) return errorAnswer(fault.code, fault.message, requestId);
  return undefined;
}

/** A fault's version of the answer to a call that was executed. */
export function spoilt(answer: Answer, fault: Fault | undefined, requestId: string): Answer {
  if (fault?.kind === "html503") return page(fault.status);
  if (fault?.kind === "error") return errorAnswer(fault.code, fault.message, requestId);
  if (fault?.kind === "truncate") return { ...answer, body: answer.body.slice(0, answer.body.length / 2) };
  return answer;
}

export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
  response.end(body);
}
