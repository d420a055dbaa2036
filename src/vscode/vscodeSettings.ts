import * as vscode from "vscode";
import { Emitter } from "../base/events.ts";
import { parseSetting, type SettingName, type Settings, type SettingValues } from "../base/settings.ts";

/** The settings under `ecm.` of this window. */
export class VscodeSettings implements Settings, vscode.Disposable {
  readonly #onDidChange = new Emitter<SettingName>();
  readonly onDidChange = this.#onDidChange.event;
  readonly #listener = vscode.workspace.onDidChangeConfiguration((event) => {
    for (const name of names) if (event.affectsConfiguration(`ecm.${name}`)) this.#onDidChange.fire(name);
  });

  get nameTemplate(): string {
    return read("nameTemplate");
  }

  get notifications(): SettingValues["notifications"] {
    return read("notifications");
  }

  get endpoint(): string {
    return read("endpoint");
  }

  get tccliDirectory(): string {
    return read("tccliDirectory");
  }

  get groupBy(): SettingValues["groupBy"] {
    return read("groupBy");
  }

  get groupImagesBy(): SettingValues["groupImagesBy"] {
    return read("groupImagesBy");
  }

  async update<Name extends SettingName>(name: Name, value: SettingValues[Name]): Promise<void> {
    await vscode.workspace.getConfiguration("ecm").update(name, value, vscode.ConfigurationTarget.Global);
  }

  dispose(): void {
    this.#listener.dispose();
  }
}

const names = [
  "nameTemplate",
  "notifications",
  "endpoint",
  "tccliDirectory",
  "groupBy",
  "groupImagesBy",
] as const satisfies readonly SettingName[];

const read = <Name extends SettingName>(name: Name): SettingValues[Name] =>
  parseSetting[name](vscode.workspace.getConfiguration("ecm").get<unknown>(name));
