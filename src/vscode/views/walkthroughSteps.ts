import * as vscode from "vscode";
import { hasEnded } from "../../tasks/task.ts";
import type { Services } from "../services.ts";
import type { Views } from "../startup/views.ts";
import { stepsIn, stepsKey, tick } from "../startup/walkthroughContext.ts";

/** Ticks a step of the walkthrough as soon as what it tells of is done, by whatever way. */
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
    done.forEach(tick);
    void memento.update(stepsKey, [...known, ...done]);
  };
  return vscode.Disposable.from(
    accounts.onDidChange(look),
    inventory.onDidChange(look),
    taskStore.onDidChange(look),
    view.onDidChangeVisibility(look),
  );
}
