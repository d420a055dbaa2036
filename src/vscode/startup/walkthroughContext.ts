import * as vscode from "vscode";

/** The key in the global state that keeps the completed steps. */
export const stepsKey = "walkthrough.done";

/** The IDs of the steps that were completed in this window or an earlier one. */
export const stepsIn = (memento: vscode.Memento): readonly string[] => memento.get<readonly string[]>(stepsKey, []);

/**
 * Completes a step of the walkthrough. Its completion event waits for this context key and the walkthrough's editor:
 * VS Code ignores a condition that holds when it reads the walkthrough, but not one that comes true later.
 */
export const completeStep = (step: string): void =>
  void vscode.commands.executeCommand("setContext", `ecm.done.${step}`, true);

/** Completes all known steps. Runs at each start, because VS Code forgets steps completed before it shows them. */
export const completeKnownSteps = (memento: vscode.Memento): void => stepsIn(memento).forEach(completeStep);
