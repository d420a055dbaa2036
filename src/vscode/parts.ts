import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { Accounts } from "../accounts/accounts.ts";
import { FileListings } from "../accounts/fileListings.ts";
import { imageInventory, instanceInventory, moduleInventory } from "../accounts/inventories.ts";
import type { App } from "../app.ts";
import { systemClock as clock } from "../base/clock.ts";
import type { Log } from "../base/log.ts";
import { FileSampleStore } from "../sample/fileSampleStore.ts";
import { Agenda } from "../tasks/agenda.ts";
import { Board } from "../tasks/board.ts";
import { FileJournal } from "../tasks/fileJournal.ts";
import { FileWindows } from "../tasks/fileWindows.ts";
import { Tracker } from "../tasks/tracker.ts";
import { announcer } from "../view/announce.ts";
import { Drafts } from "../view/drafts.ts";
import { attention } from "./attention.ts";
import { Explorer } from "../view/explorer.ts";
import { connector } from "./connect.ts";
import { preferences } from "./preferences.ts";
import { vscodeSecrets } from "./vscodeSecrets.ts";
import { windowLog } from "./windowLog.ts";
import { windowScreen } from "./windowScreen.ts";
import { windowSettings } from "./windowSettings.ts";

export interface Parts extends App {
  readonly windows: FileWindows;
  readonly secrets: ReturnType<typeof vscodeSecrets>;
}

/** Makes all parts and joins them. Reads nothing and sends nothing yet. */
export function makeParts(context: vscode.ExtensionContext, channel: vscode.LogOutputChannel): Parts {
  const at = (...path: readonly string[]) => vscode.Uri.joinPath(context.globalStorageUri, ...path).fsPath;
  const log: Log = windowLog(channel, () => accounts.secretTexts());
  const secrets = vscodeSecrets(context.secrets);
  const connect = connector(log, new FileSampleStore(at("sample.json")));
  const accounts = new Accounts({ secrets, clock, log, connect });
  const windows = new FileWindows(at("windows"));
  const board = new Board({
    journal: new FileJournal(at("tasks.jsonl"), log),
    clock,
    newId: randomUUID,
    me: windows.me,
  });
  const screen = windowScreen(channel);
  const tracker = new Tracker({
    board,
    agenda: new Agenda(clock, () => vscode.window.state.focused, Math.random),
    windows,
    clock,
    log,
    newId: randomUUID,
    ecm: (account) => accounts.ecm(account),
    announce: announcer({
      screen,
      settings: windowSettings,
      tasks: () => board.tasks,
      account: (id) => accounts.find(id),
      attention,
    }),
  });
  const choices = preferences();
  context.subscriptions.push(choices);
  const store = new FileListings(at("instances"), log);
  const inventory = instanceInventory({ accounts, clock, store });
  const images = imageInventory({ accounts, clock });
  const modules = moduleInventory({ accounts, clock });
  const explorer = new Explorer(choices);
  return {
    accounts,
    inventory,
    images,
    modules,
    explorer,
    board,
    tracker,
    screen,
    clock,
    log,
    windows,
    secrets,
    environment: process.env,
    drafts: new Drafts(clock),
    settings: windowSettings,
  };
}
