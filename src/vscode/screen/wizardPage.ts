import * as vscode from "vscode";
import type { Copying, WizardQuestion } from "../../view/ui/question.ts";
import type { PageState, PageReply } from "../../view/wizard/wizard.ts";
import { copyText } from "./clipboard.ts";

type Box = vscode.QuickInput & {
  buttons: readonly vscode.QuickInputButton[];
  onDidTriggerButton: vscode.Event<vscode.QuickInputButton>;
};

const buttonOf = ({ label, icon }: Copying): vscode.QuickInputButton => ({
  iconPath: new vscode.ThemeIcon(icon),
  tooltip: label,
});

/** Shows an input as one page of a wizard. Resolves when the user answers, goes back or leaves. */
export function showWizardPage<T>(
  box: Box,
  question: WizardQuestion<T>,
  page: PageState,
  draftOf: () => string | undefined,
  listen: (answer: (value: T, draft: string) => void, fail: (error: unknown) => void) => void,
): Promise<PageReply<T>> {
  return new Promise<PageReply<T>>((settle, fail) => {
    box.title = question.title;
    box.step = question.step;
    box.totalSteps = question.steps;
    box.ignoreFocusOut = question.staysOpen ?? false;
    const copying = new Map((question.copies ?? []).map((copies) => [buttonOf(copies), copies]));
    box.buttons = [...(page.index > 0 ? [vscode.QuickInputButtons.Back] : []), ...copying.keys()];
    const draft = () => {
      const text = draftOf();
      return text === undefined ? {} : { draft: text };
    };
    box.onDidTriggerButton((button) => {
      const copies = copying.get(button);
      if (copies) void copyText(copies.text());
      else settle({ did: "goBack", ...draft() });
    });
    box.onDidHide(() => settle({ did: "leave", ...draft() }));
    listen((value, draft) => settle({ did: "answer", value, draft }), fail);
    box.show();
  }).finally(() => box.dispose());
}
