import type * as vscode from "vscode";
import type { Log } from "../base/log.ts";
import { redact } from "../base/redact.ts";

/** The log as a person can open it. Every line goes through here, and no secret through this. */
export const windowLog = (channel: vscode.LogOutputChannel, secrets: () => Iterable<string>): Log => ({
  info: (line) => channel.info(redact(line, secrets())),
  warn: (line) => channel.warn(redact(line, secrets())),
  error: (line) => channel.error(redact(line, secrets())),
});
