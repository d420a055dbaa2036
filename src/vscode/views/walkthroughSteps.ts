import * as vscode from "vscode";
import { hasEnded } from "../../tasks/task.ts";
import type { Services } from "../services.ts";
import type { Views } from "../startup/views.ts";
import { stepsIn, stepsKey, completeStep } from "../startup/walkthroughContext.ts";

/** Completes a step of the walkthrough once its goal is reached, however the user got there. */
export function followSteps(
  { accounts, inventory, taskStore }: Services,
  { instances: { view } }: Views,
  memento: vscode.Memento,
): vscode.Disposable {
  const steps: readonly (readonly [step: string, isDone: () => boolean])[] = [
    ["account", () => accounts.all.length > 0],
    ["look", () => view.visible && accounts.all.some(({ id }) => inventory.of(id).items.length > 0)],
    ["create", () => taskStore.tasks.length > 0],
    ["follow", () => taskStore.tasks.some(hasEnded)],
  ];
  const look = () => {
    const known = stepsIn(memento);
    const done = steps.flatMap(([step, isDone]) => (!known.includes(step) && isDone() ? [step] : []));
    if (done.length === 0) return;
    done.forEach(completeStep);
    void memento.update(stepsKey, [...known, ...done]);
  };
  return vscode.Disposable.from(
    accounts.onDidChange(look),
    inventory.onDidChange(look),
    taskStore.onDidChange(look),
    view.onDidChangeVisibility(look),
  );
}
