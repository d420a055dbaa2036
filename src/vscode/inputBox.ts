import * as vscode from "vscode";
import { systemClock } from "../base/clock.ts";
import type { TextQuestion } from "../view/question.ts";
import { type Beside, Typing } from "../view/typing.ts";
import type { Page, Reply } from "../view/walk.ts";
import { converse } from "./quickInput.ts";

/** Shows a page with a text and waits for what the person does with it. */
export const severities = {
  error: vscode.InputBoxValidationSeverity.Error,
  warning: vscode.InputBoxValidationSeverity.Warning,
  note: vscode.InputBoxValidationSeverity.Info,
} as const satisfies Record<Beside["kind"], vscode.InputBoxValidationSeverity>;

function show(box: vscode.InputBox, { message, kind, isBusy }: Beside): void {
  box.validationMessage = message === "" ? undefined : { message, severity: severities[kind] };
  box.busy = isBusy;
}

/** A better text to begin with has come to be known; what a person has typed is never touched. */
function improve(box: vscode.InputBox, better: Promise<string>): void {
  const first = box.value;
  better.then(
    (text) => {
      if (box.value === first) box.value = text;
    },
    () => undefined,
  );
}
