import * as vscode from "vscode";
import { textOr } from "../base/settings.ts";

/** One of our settings, as text. */
export const setting = (name: string, otherwise = ""): string =>
  textOr(vscode.workspace.getConfiguration("ecm").get<unknown>(name), otherwise);
