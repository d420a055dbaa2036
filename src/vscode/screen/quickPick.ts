import * as vscode from "vscode";
import { Emitter } from "../../base/events.ts";
import type { PickChoice, LiveChoices, PickQuestion } from "../../view/ui/question.ts";
import type { PageState, PageReply } from "../../view/wizard/wizard.ts";
import { showWizardPage } from "./wizardPage.ts";

/** A quick pick item with the choice it stands for. */
export type Item<T> = vscode.QuickPickItem & { readonly choice?: PickChoice<T> };

/** Shows a page of choices and waits for the user's answer. */
export function showPick<T>(question: PickQuestion<T>, page: PageState): Promise<PageReply<T>> {
  const box = vscode.window.createQuickPick<Item<T>>();
  const choices = liveChoices(question.choices);
  box.placeholder = question.prompt;
  box.matchOnDescription = true;
  box.matchOnDetail = true;
  if (question.help !== undefined) addHelp(box, question.help);
  const draft = () => nameOf(box.activeItems[0]?.choice);
  return showWizardPage<T>(box, question, page, draft, (answer, fail) => {
    const show = () => fill(box, choices.now(), page.draft);
    const changes = choices.onDidChange(show);
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
      const latest = chosen?.waits
        ? complete.then(() => sameAs(choices.now(), nameOf(chosen)))
        : Promise.resolve(chosen);
      void latest.then((choice) => {
        if (choice?.value !== undefined) answer(choice.value, nameOf(choice) ?? "");
      }, fail);
    });
  });
}

/** Adapts a fixed list of choices, or a promise of one, to choices that change. */
function liveChoices<T>(choices: PickQuestion<T>["choices"]): LiveChoices<T> {
  if ("now" in choices) return choices;
  let known: readonly PickChoice<T>[] = "then" in choices ? [] : choices;
  const complete = Promise.resolve(choices).then((all) => (known = all));
  return { now: () => known, onDidChange: new Emitter().event, complete };
}

/** Shows the help below the input; before VS Code 1.108, which added that line, in the placeholder. */
function addHelp<T>(box: vscode.QuickPick<Item<T>>, help: string): void {
  if ("prompt" in box) box.prompt = help;
  else box.placeholder = `${box.placeholder ?? ""} ${help}`;
}

/** Replaces the choices and keeps the active one active. */
function fill<T>(box: vscode.QuickPick<Item<T>>, choices: readonly PickChoice<T>[], draft: string | undefined): void {
  const active = sameAs(choices, nameOf(box.activeItems[0]?.choice) ?? draft);
  box.keepScrollPosition = true;
  box.items = choices.flatMap(itemsOf);
  const same = box.items.find(({ choice }) => (active ? choice === active : choice?.isActive));
  if (same) box.activeItems = [same];
}

/** Identifies a choice by all its text: two accounts may have instances of the same name. */
const nameOf = <T>(choice: PickChoice<T> | undefined): string | undefined =>
  choice && [choice.label, choice.description, choice.detail].join("\n");

/** The choice with that name, or the only one with its label if the rest of its text has changed. */
function sameAs<T>(choices: readonly PickChoice<T>[], name: string | undefined): PickChoice<T> | undefined {
  const same = choices.find((choice) => nameOf(choice) === name);
  const alike = choices.filter(({ label }) => label === name?.split("\n", 1)[0]);
  return same ?? (alike.length === 1 ? alike[0] : undefined);
}

/** The items of a choice: itself, after its heading if it has one. */
export function itemsOf<T>(choice: PickChoice<T>): Item<T>[] {
  const { label, description = "", detail = "", icon, heading } = choice;
  const item: Item<T> = { label, description, detail, choice, ...(icon && { iconPath: new vscode.ThemeIcon(icon) }) };
  return heading === undefined ? [item] : [{ label: heading, kind: vscode.QuickPickItemKind.Separator }, item];
}
