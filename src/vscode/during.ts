import * as vscode from "vscode";
import { systemClock } from "../base/clock.ts";

/** What ends sooner shows nothing, in milliseconds: a notification that only flashes up tells nobody anything. */
const quickMs = 500;

/** Shows a notification with Cancel while work is done that only looks; `undefined` once it is cancelled. */
export async function during<T>(title: string, work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
  const stop = new AbortController();
  const working = work(stop.signal);
  if (await endsWithin(quickMs, working)) return working;
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (_, token) => {
    token.onCancellationRequested(() => stop.abort());
    try {
      return await working;
    } catch (error) {
      if (stop.signal.aborted) return undefined;
      throw error;
    }
  });
}

async function endsWithin(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  const over = new AbortController();
  const ended = work.then(
    () => true,
    () => true,
  );
  const late = systemClock.sleep(milliseconds, over.signal).then(
    () => false,
    () => false,
  );
  return Promise.race([ended, late]).finally(() => over.abort());
}
