import * as vscode from "vscode";
import { systemClock } from "../base/clock.ts";
import type { TextQuestion } from "../view/question.ts";
import { type Beside, Typing } from "../view/typing.ts";
import type { Page, Reply } from "../view/walk.ts";
import { converse } from "./quickInput.ts";

/** Shows a page with a text and waits for what the person does with it. */
export function showText<T>(question: TextQuestion<T>, page: Page): Promise<Reply<T>> {
  const box = vscode.window.createInputBox();
  const typing = new Typing(question, systemClock, (beside) => show(box, beside));
  box.prompt = question.prompt;
  box.placeholder = question.placeholder ?? "";
  box.password = question.isSecret ?? false;
  box.value = page.draft ?? question.value ?? "";
  return converse<T>(box, question, page, (answer, fail) => {
    box.onDidChangeValue((text) => typing.type(text));
    box.onDidAccept(() => {
      const text = box.value;
      typing.accept(text).then((checked) => {
        if (checked.ok) answer(checked.value, question.isSecret ? "" : text);
      }, fail);
    });
    box.onDidHide(() => typing.stop());
    if (box.value !== "") typing.type(box.value);
  });
}

function show(box: vscode.InputBox, { message, isError, isBusy }: Beside): void {
  const severity = isError ? vscode.InputBoxValidationSeverity.Error : vscode.InputBoxValidationSeverity.Warning;
  box.validationMessage = message === "" ? undefined : { message, severity };
  box.busy = isBusy;
}
