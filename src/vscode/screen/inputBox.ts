import * as vscode from "vscode";
import { systemClock } from "../../base/clock.ts";
import type { TextQuestion } from "../../view/ui/question.ts";
import { type InputValidation, InputValidator } from "../../view/wizard/inputValidation.ts";
import type { PageState, PageReply } from "../../view/wizard/wizard.ts";
import { showWizardPage } from "./wizardPage.ts";

/** Shows a page with a text input and waits for the user's answer. */
export function showText<T>(question: TextQuestion<T>, page: PageState): Promise<PageReply<T>> {
  const box = vscode.window.createInputBox();
  const typing = new InputValidator(question, systemClock, (validation) => show(box, validation));
  box.prompt = question.help === undefined ? question.prompt : `${question.prompt} ${question.help}`;
  box.placeholder = question.placeholder ?? "";
  box.password = question.isSecret ?? false;
  box.value = page.draft ?? question.value ?? "";
  const draft = () => box.value;
  return showWizardPage<T>(box, question, page, draft, (answer, fail) => {
    box.onDidChangeValue((text) => typing.type(text));
    box.onDidAccept(() => {
      const text = box.value;
      typing.accept(text).then((checked) => {
        if (checked.ok) answer(checked.value, text);
      }, fail);
    });
    box.onDidHide(() => typing.stop());
    if (box.value !== "") typing.type(box.value);
    if (page.draft === undefined && question.laterValue) improve(box, question.laterValue);
  });
}

const severities = {
  error: vscode.InputBoxValidationSeverity.Error,
  warning: vscode.InputBoxValidationSeverity.Warning,
  note: vscode.InputBoxValidationSeverity.Info,
} as const satisfies Record<InputValidation["kind"], vscode.InputBoxValidationSeverity>;

function show(box: vscode.InputBox, { message, kind, isBusy }: InputValidation): void {
  box.validationMessage = message === "" ? undefined : { message, severity: severities[kind] };
  box.busy = isBusy;
}

/**
 * Replaces the suggested text by a better one, unless the user has typed. The same text is not set again, because that
 * would discard keystrokes that are still on their way to the extension host.
 */
function improve(box: vscode.InputBox, better: Promise<string>): void {
  const first = box.value;
  better.then(
    (text) => {
      if (text !== first && box.value === first) box.value = text;
    },
    () => undefined,
  );
}
