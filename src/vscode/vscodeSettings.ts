import * as vscode from "vscode";
import { Emitter, type Disposable } from "../base/events.ts";
import { type Preferences, type Settings, textOr, verbosityOf } from "../base/settings.ts";

/** The user's settings under `ecm.`. */
export function preferences(): Preferences & Disposable {
  const onDidChange = new Emitter();
  const listener = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration("ecm")) onDidChange.fire();
  });
  return {
    onDidChange: onDidChange.event,
    get: (name) => setting(name),
    set: async (name, value) => {
      await vscode.workspace.getConfiguration("ecm").update(name, value, vscode.ConfigurationTarget.Global);
    },
    dispose: () => listener.dispose(),
  };
}

/** One of our settings, as text. */
export const setting = (name: string, otherwise = ""): string =>
  textOr(vscode.workspace.getConfiguration("ecm").get<unknown>(name), otherwise);

/** The settings of this window, read anew each time. */
export const windowSettings: Settings = {
  get nameTemplate() {
    return setting("nameTemplate");
  },
  get notifications() {
    return verbosityOf(setting("notifications"));
  },
};
