import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { ExpiryNotifier } from "../accounts/expiryNotifier.ts";
import { FileListings } from "../accounts/inventory/fileListings.ts";
import { KeyringRetry } from "../accounts/keyringRetry.ts";
import type { Secrets } from "../accounts/secrets.ts";
import { type App, makeApp } from "../app.ts";
import { systemClock as clock } from "../base/clock.ts";
import type { Log } from "../base/log.ts";
import { onceAcrossWindows } from "../base/onceAcrossWindows.ts";
import { redact } from "../base/redact.ts";
import { FileSampleStore } from "../sample/fileSampleStore.ts";
import { FileWindows } from "../tasks/engine/windows.ts";
import { FileJournal } from "../tasks/journal/fileJournal.ts";
import { expiryNotice, keyringNotice } from "../view/accounts/accountNotices.ts";
import { connector, profileParts, connectionOf } from "./connectCloud.ts";
import { Reports } from "./screen/reports.ts";
import { windowScreen } from "./screen/windowScreen.ts";
import type { Documents } from "./startup/documents.ts";
import { journalName } from "./startup/journalWatch.ts";
import { preferences, windowSettings } from "./vscodeSettings.ts";

/** The app, and what only a real window has besides. */
export interface Services extends App {
  readonly windows: FileWindows;
  readonly journal: FileJournal;
  readonly reports: Reports;
  readonly expiry: ExpiryNotifier;
  readonly rereading: KeyringRetry;
}

/** Makes all parts and joins them. Reads nothing and sends nothing yet. */
export function createServices(
  context: vscode.ExtensionContext,
  channel: vscode.LogOutputChannel,
  documents: Documents,
): Services {
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
    connection: (account) => connectionOf(log, account, () => app.accounts.credential(account.id)),
    environment: process.env,
  });
  const { accounts } = app;
  const expiry = new ExpiryNotifier({
    accounts,
    clock,
    log,
    claim: onceAcrossWindows(at("told")),
    tell: (account) => screen.tell(expiryNotice(account, clock.now())),
  });
  const rereading = new KeyringRetry({ accounts, clock, log, tell: () => screen.tell(keyringNotice()) });
  return { ...app, windows, journal, reports, expiry, rereading };
}

/** VS Code's SecretStorage as our port. */
export const vscodeSecrets = (storage: vscode.SecretStorage): Secrets => ({
  keys: async () => await storage.keys(),
  get: async (key) => await storage.get(key),
  store: async (key, value) => await storage.store(key, value),
  delete: async (key) => await storage.delete(key),
  onDidChange: (listener) => storage.onDidChange(listener),
});

/** The log as a person can open it. Every line goes through here, and no secret through `clean`. */
export const windowLog = (channel: vscode.LogOutputChannel, clean: (line: string) => string): Log => ({
  info: (line) => channel.info(clean(line)),
  warn: (line) => channel.warn(clean(line)),
  error: (line) => channel.error(clean(line)),
});
