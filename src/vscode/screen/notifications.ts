import * as vscode from "vscode";
import { systemClock } from "../../base/clock.ts";
import { type Log, logError } from "../../base/log.ts";
import type { Button, Confirmation, Explanation, Notice } from "../../view/ui/notice.ts";

const shows = {
  information: vscode.window.showInformationMessage,
  warning: vscode.window.showWarningMessage,
  error: vscode.window.showErrorMessage,
} as const satisfies Record<Notice["kind"], unknown>;

/** Shows a notification without waiting for it. A button runs its command when pressed; its errors are logged. */
export function showNotice({ kind, text, buttons }: Notice, log: Log): void {
  const items = buttons.map((button) => ({ title: button.label, button }));
  shows[kind](text, ...items)
    .then((pressed) => pressed && press(pressed.button.does))
    .then(undefined, logError(log));
}

/** Does what a button is for: explains, opens an address, or runs a command. */
export async function press(does: Button["does"]): Promise<void> {
  if ("explain" in does) await explain(does.explain);
  else if ("open" in does) await vscode.env.openExternal(vscode.Uri.parse(does.open, true));
  else await vscode.commands.executeCommand(does.command, ...does.arguments);
}

async function explain({ text, detail }: Explanation): Promise<void> {
  await vscode.window.showInformationMessage(text, { modal: true, detail });
}

/** Shows a modal question. Escape and Cancel mean "no". */
export async function askConfirmation({ text, detail, yes }: Confirmation): Promise<boolean> {
  return (await vscode.window.showWarningMessage(text, { modal: true, detail }, yes)) === yes;
}

/** Work that ends sooner shows no notification, which would only flash up, in milliseconds. */
const quickMs = 500;

/** Shows a cancellable notification during read-only work. Resolves to `undefined` if it is canceled. */
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
