import * as vscode from "vscode";
import { Changes } from "../base/changes.ts";
import type { Preferences } from "../base/preferences.ts";
import type { Stop } from "../base/stop.ts";
import { setting } from "./setting.ts";

/** The user's settings under `ecm.`. */
export function preferences(): Preferences & Stop {
  const changed = new Changes();
  const listener = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration("ecm")) changed.fire();
  });
  return {
    changed,
    get: (name) => setting(name),
    set: async (name, value) => {
      await vscode.workspace.getConfiguration("ecm").update(name, value, vscode.ConfigurationTarget.Global);
    },
    dispose: () => listener.dispose(),
  };
}
