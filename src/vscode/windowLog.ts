import type * as vscode from "vscode";
import type { Log } from "../base/log.ts";

/** The log as a person can open it. Every line goes through here, and no secret through `clean`. */
export const windowLog = (channel: vscode.LogOutputChannel, clean: (line: string) => string): Log => ({
  info: (line) => channel.info(clean(line)),
  warn: (line) => channel.warn(clean(line)),
  error: (line) => channel.error(clean(line)),
});
