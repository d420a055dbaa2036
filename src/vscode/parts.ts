import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import type { Account, AccountId } from "../accounts/account.ts";
import { Accounts } from "../accounts/accounts.ts";
import { FileListings } from "../accounts/fileListings.ts";
import { imageInventory, instanceInventory, moduleInventory } from "../accounts/inventories.ts";
import { claimsIn } from "../accounts/claims.ts";
import { Expiry } from "../accounts/expiry.ts";
import { Profiles } from "../accounts/profiles.ts";
import { Rereading } from "../accounts/rereading.ts";
import type { App } from "../app.ts";
import { systemClock as clock } from "../base/clock.ts";
import type { Log } from "../base/log.ts";
import { redact } from "../base/redact.ts";
import { FileSampleStore } from "../sample/fileSampleStore.ts";
import { Agenda } from "../tasks/agenda.ts";
import { Board } from "../tasks/board.ts";
import { FileJournal } from "../tasks/fileJournal.ts";
import { FileWindows } from "../tasks/fileWindows.ts";
import { Tracker } from "../tasks/tracker.ts";
import { expiryNotice, keyringNotice } from "../view/accountNotices.ts";
import { announcer } from "../view/announce.ts";
import { Drafts } from "../view/drafts.ts";
import { Explorer } from "../view/explorer.ts";
import { journalName } from "./journalWatch.ts";
import { preferences } from "./preferences.ts";
import { connector, profileParts, wayOf } from "./connect.ts";
import type { Documents } from "./documents.ts";
import { Reports } from "./reports.ts";
import { vscodeSecrets } from "./vscodeSecrets.ts";
import { windowLog } from "./windowLog.ts";
import { windowScreen } from "./windowScreen.ts";
import { windowSettings } from "./windowSettings.ts";

export interface Parts extends App {
  readonly windows: FileWindows;
  readonly journal: FileJournal;
  readonly reports: Reports;
  readonly expiry: Expiry;
  readonly rereading: Rereading;
}

/** Makes all parts and joins them. Reads nothing and sends nothing yet. */
export function makeParts(
  context: vscode.ExtensionContext,
  channel: vscode.LogOutputChannel,
  documents: Documents,
): Parts {
  const at = (...path: readonly string[]) => vscode.Uri.joinPath(context.globalStorageUri, ...path).fsPath;
  const clean = (text: string): string => redact(text, accounts.secrets());
  const log: Log = windowLog(channel, clean);
  const secrets = vscodeSecrets(context.secrets);
  const connect = connector(log, new FileSampleStore(at("sample.json")));
  const profiles = new Profiles(profileParts(log));
  const seen = async (id: AccountId) => (await inventory.seen(id)).map((instance) => instance.id);
  const accounts = new Accounts({ secrets, profiles, clock, log, seen, connect });
  const windows = new FileWindows(at("windows"));
  const journal = new FileJournal(at(journalName), log);
  const board = new Board({ journal, clock, log, newId: randomUUID, me: windows.me });
  const isFocused = () => vscode.window.state.focused;
  const reports = new Reports(documents.reports);
  const screen = windowScreen({ channel, log, reports, clean });
  const tracker = new Tracker({
    board,
    agenda: new Agenda(clock, isFocused, Math.random),
    windows,
    clock,
    log,
    newId: randomUUID,
    ecm: (account) => accounts.ecm(account),
    isFocused,
    isKeyringOpen: () => accounts.isWhole,
    isDoubtful: (account) => accounts.isDoubtful(account),
    announce: announcer({
      screen,
      settings: windowSettings,
      tasks: () => board.tasks,
      account: (id) => accounts.find(id),
    }),
  });
  const choices = preferences();
  context.subscriptions.push(choices);
  const store = new FileListings(at("instances"), log);
  const inventory = instanceInventory({ accounts, clock, store });
  const images = imageInventory({ accounts, clock });
  const modules = moduleInventory({ accounts, clock });
  const explorer = new Explorer(choices);
  const expiry = new Expiry({
    accounts,
    clock,
    log,
    claim: claimsIn(at("told"), clock),
    tell: (account) => screen.tell(expiryNotice(account, clock.now())),
  });
  const rereading = new Rereading({ accounts, clock, log, tell: () => screen.tell(keyringNotice()) });
  const way = (account: Account) => wayOf(log, account, () => accounts.credential(account.id));
  const environment = process.env;
  return {
    accounts,
    profiles,
    inventory,
    images,
    modules,
    explorer,
    board,
    tracker,
    screen,
    clock,
    log,
    way,
    environment,
    windows,
    journal,
    reports,
    expiry,
    rereading,
    drafts: new Drafts(clock),
    settings: windowSettings,
  };
}
