import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { claimsIn } from "../accounts/claims.ts";
import { Expiry } from "../accounts/expiry.ts";
import { FileListings } from "../accounts/fileListings.ts";
import { Rereading } from "../accounts/rereading.ts";
import { type App, makeApp } from "../app.ts";
import { systemClock as clock } from "../base/clock.ts";
import { redact } from "../base/redact.ts";
import { FileSampleStore } from "../sample/fileSampleStore.ts";
import { FileJournal } from "../tasks/fileJournal.ts";
import { FileWindows } from "../tasks/fileWindows.ts";
import { expiryNotice, keyringNotice } from "../view/accountNotices.ts";
import { connector, profileParts, wayOf } from "./connect.ts";
import type { Documents } from "./documents.ts";
import { journalName } from "./journalWatch.ts";
import { preferences } from "./preferences.ts";
import { Reports } from "./reports.ts";
import { vscodeSecrets } from "./vscodeSecrets.ts";
import { windowLog } from "./windowLog.ts";
import { windowScreen } from "./windowScreen.ts";
import { windowSettings } from "./windowSettings.ts";

/** The app, and what only a real window has besides. */
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
  const clean = (text: string): string => redact(text, app.accounts.secrets());
  const log = windowLog(channel, clean);
  const windows = new FileWindows(at("windows"));
  const journal = new FileJournal(at(journalName), log);
  const reports = new Reports(documents.reports);
  const screen = windowScreen({ channel, log, reports, clean });
  const choices = preferences();
  context.subscriptions.push(choices);
  const app: App = makeApp({
    secrets: vscodeSecrets(context.secrets),
    profiles: profileParts(log),
    connect: connector(log, new FileSampleStore(at("sample.json"))),
    listings: new FileListings(at("instances"), log),
    preferences: choices,
    journal,
    windows,
    screen,
    settings: windowSettings,
    clock,
    log,
    newId: randomUUID,
    random: Math.random,
    isFocused: () => vscode.window.state.focused,
    way: (account) => wayOf(log, account, () => app.accounts.credential(account.id)),
    environment: process.env,
  });
  const { accounts } = app;
  const expiry = new Expiry({
    accounts,
    clock,
    log,
    claim: claimsIn(at("told"), clock),
    tell: (account) => screen.tell(expiryNotice(account, clock.now())),
  });
  const rereading = new Rereading({ accounts, clock, log, tell: () => screen.tell(keyringNotice()) });
  return { ...app, windows, journal, reports, expiry, rereading };
}
