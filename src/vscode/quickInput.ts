import * as vscode from "vscode";
import type { Question } from "../view/question.ts";
import type { Page, Reply } from "../view/walk.ts";

type Box = vscode.QuickInput & {
  buttons: readonly vscode.QuickInputButton[];
  onDidTriggerButton: vscode.Event<vscode.QuickInputButton>;
};

/** Shows a box as one page of a wizard, until it is answered, left, or gone back from. */
export function converse<T>(
  box: Box,
  question: Question<T>,
  page: Page,
  listen: (answer: (value: T, draft: string) => void, fail: (error: unknown) => void) => void,
): Promise<Reply<T>> {
  return new Promise<Reply<T>>((settle, fail) => {
    box.title = question.title;
    box.step = question.step;
    box.totalSteps = question.steps;
    box.ignoreFocusOut = question.staysOpen ?? false;
    box.buttons = page.index > 0 ? [vscode.QuickInputButtons.Back] : [];
    box.onDidTriggerButton(() => settle({ did: "goBack" }));
    box.onDidHide(() => settle({ did: "leave" }));
    listen((value, draft) => settle({ did: "answer", value, draft }), fail);
    box.show();
  }).finally(() => box.dispose());
}
