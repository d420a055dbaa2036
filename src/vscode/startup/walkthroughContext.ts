import * as vscode from "vscode";

/** Where the steps that are done are kept. */
export const stepsKey = "walkthrough.done";

/** The ids of the steps that were done in this window or an earlier one. */
export const stepsIn = (memento: vscode.Memento): readonly string[] => memento.get<readonly string[]>(stepsKey, []);

/**
 * A step of the walkthrough waits for this key, and for its editor to be the active one: VS Code passes over a condition
 * that holds when it reads the walkthrough, and ticks by one that comes to hold later.
 */
export const tick = (step: string): void => void vscode.commands.executeCommand("setContext", `ecm.done.${step}`, true);

/** VS Code takes no note of what is done before it first shows a walkthrough, so it is told each time it starts. */
export const tickSteps = (memento: vscode.Memento): void => stepsIn(memento).forEach(tick);
