import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { Accounts } from "../accounts/accounts.ts";
import { Inventory } from "../accounts/inventory.ts";
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
import { connector } from "./connect.ts";
import { vscodeSecrets } from "./vscodeSecrets.ts";
import { windowLog } from "./windowLog.ts";
import { windowScreen } from "./windowScreen.ts";
import { windowSettings } from "./windowSettings.ts";

/** The journal's file in the folder that all windows share. */
export const journalName = "tasks.jsonl";

export interface Parts extends App {
  readonly windows: FileWindows;
  readonly journal: FileJournal;
  /** Where all windows keep what they share. */
  readonly folder: vscode.Uri;
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
  const journal = new FileJournal(at(journalName), log);
  const board = new Board({ journal, clock, newId: randomUUID, me: windows.me });
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
  const inventory = new Inventory(accounts, clock);
  return {
    accounts,
    inventory,
    board,
    tracker,
    screen,
    clock,
    log,
    windows,
    journal,
    folder: context.globalStorageUri,
    secrets,
    environment: process.env,
    drafts: new Drafts(clock),
    settings: windowSettings,
  };
}
