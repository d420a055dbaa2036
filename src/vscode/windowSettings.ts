import * as vscode from "vscode";
import type { Settings, Verbosity } from "../view/settings.ts";

const read = <T>(name: string, otherwise: T): T => vscode.workspace.getConfiguration("ecm").get(name, otherwise);

/** The settings of this window, read anew each time. */
export const windowSettings: Settings = {
  get nameTemplate() {
    return read("nameTemplate", "");
  },
  get notifications() {
    return read<Verbosity>("notifications", "all");
  },
};
