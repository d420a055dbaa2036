import * as vscode from "vscode";
import { Changes } from "../base/changes.ts";
import type { Choice, LiveChoices, PickQuestion } from "../view/question.ts";
import type { Page, Reply } from "../view/walk.ts";
import { converse } from "./quickInput.ts";

type Item<T> = vscode.QuickPickItem & { readonly choice?: Choice<T> };

/** Shows a page of choices and waits for what the person does with it. */
export function showPick<T>(question: PickQuestion<T>, page: Page): Promise<Reply<T>> {
  const box = vscode.window.createQuickPick<Item<T>>();
  const choices = liveChoices(question.choices);
  box.placeholder = question.prompt;
  box.matchOnDescription = true;
  box.matchOnDetail = true;
  if (question.help !== undefined) addHelp(box, question.help);
  const draft = () => box.activeItems[0]?.choice?.label;
  return converse<T>(box, question, page, draft, (answer, fail) => {
    const show = () => fill(box, choices.now(), page.draft);
    const changes = choices.changed.on(show);
    box.onDidHide(() => changes.dispose());
    box.busy = true;
    if (choices.now().length > 0) show();
    const complete = choices.complete.then(() => {
      show();
      box.busy = false;
    });
    complete.catch(fail);
    box.onDidAccept(() => {
      const chosen = box.selectedItems[0]?.choice;
      const isReady = chosen?.waits ? complete : Promise.resolve();
      void isReady.then(() => {
        const choice = chosen && choices.now().find(({ label }) => label === chosen.label);
        if (choice?.value !== undefined) answer(choice.value, choice.label);
      }, fail);
    });
  });
}

/** Choices that are there, or that come once, as choices that change. */
function liveChoices<T>(choices: PickQuestion<T>["choices"]): LiveChoices<T> {
  if ("now" in choices) return choices;
  let known: readonly Choice<T>[] = "then" in choices ? [] : choices;
  const complete = Promise.resolve(choices).then((all) => (known = all));
  return { now: () => known, changed: new Changes(), complete };
}

/** VS Code 1.108 and later have a line below the box for that. */
function addHelp<T>(box: vscode.QuickPick<Item<T>>, help: string): void {
  if ("prompt" in box) box.prompt = help;
  else box.placeholder = `${box.placeholder ?? ""} ${help}`;
}

/** The row that was active stays so, whatever changes around it. */
function fill<T>(box: vscode.QuickPick<Item<T>>, choices: readonly Choice<T>[], draft: string | undefined): void {
  const active = box.activeItems[0]?.label ?? draft;
  box.keepScrollPosition = true;
  box.items = choices.flatMap(itemsOf);
  const same = box.items.find(({ choice }) => (active === undefined ? choice?.isActive : choice?.label === active));
  if (same) box.activeItems = [same];
}

function itemsOf<T>(choice: Choice<T>): Item<T>[] {
  const { label, description = "", detail = "", icon, heading } = choice;
  const item: Item<T> = { label, description, detail, choice, ...(icon && { iconPath: new vscode.ThemeIcon(icon) }) };
  return heading === undefined ? [item] : [{ label: heading, kind: vscode.QuickPickItemKind.Separator }, item];
}
