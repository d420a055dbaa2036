import { randomUUID } from "node:crypto";
import * as vscode from "vscode";
import { ExpiryNotifier } from "../accounts/expiryNotifier.ts";
import { FileListings } from "../accounts/inventory/fileListings.ts";
import { notifyOfDirectoryProblems } from "../accounts/storage/directoryNotifier.ts";
import { KeyringRetry } from "../accounts/keyringRetry.ts";
import { directoryName, FileAccountDirectory } from "../accounts/storage/fileAccountDirectory.ts";
import type { Secrets } from "../accounts/storage/secrets.ts";
import { type App, makeApp } from "../app.ts";
import { systemClock as clock } from "../base/clock.ts";
import { type Log, logError } from "../base/log.ts";
import { onceAcrossWindows } from "../base/onceAcrossWindows.ts";
import { redact } from "../base/redact.ts";
import { defaultShell } from "../base/shell.ts";
import { FileSampleStore } from "../sample/fileSampleStore.ts";
import { FileWindows } from "../tasks/windows/windows.ts";
import { FileJournal } from "../tasks/journal/fileJournal.ts";
import { directoryNotice, expiryNotice, keyringNotice } from "../view/accounts/accountNotices.ts";
import { connector, profileSources, connectionOf } from "./connectCloud.ts";
import { Reports } from "./screen/reports.ts";
import { windowScreen } from "./screen/windowScreen.ts";
import type { Documents } from "./startup/documents.ts";
import { journalName } from "./startup/journalWatch.ts";
import { VscodeSettings } from "./vscodeSettings.ts";

/** The app and the services that only a real window has. */
export interface Services extends App {
  readonly windows: FileWindows;
  readonly journal: FileJournal;
  readonly reports: Reports;
  readonly expiry: ExpiryNotifier;
  readonly keyringRetry: KeyringRetry;
  /** The file of the account directory, which other windows may change. */
  readonly directoryFile: string;
}

/** Creates all services. Reads nothing and sends nothing yet. */
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
  const settings = new VscodeSettings();
  context.subscriptions.push(settings);
  const app: App = makeApp({
    secrets: vscodeSecrets(context.secrets),
    directory: new FileAccountDirectory(at(directoryName), log),
    session: sessionId(windows.me),
    profiles: profileSources(settings, log),
    connect: connector(settings, log, new FileSampleStore(at("sample.json"))),
    listings: new FileListings(at("instances"), log),
    journal,
    windows,
    screen,
    settings,
    clock,
    log,
    newId: randomUUID,
    random: Math.random,
    isFocused: () => vscode.window.state.focused,
    connection: (account) => connectionOf(settings, log, account, () => app.accounts.credential(account.id)),
    environment: process.env,
    shell: defaultShell(process.platform),
  });
  const { accounts } = app;
  const expiry = new ExpiryNotifier({
    accounts,
    clock,
    log,
    claim: onceAcrossWindows(at("told")),
    notify: (account) => screen.tell(expiryNotice(account, clock.now())),
  });
  context.subscriptions.push(
    notifyOfDirectoryProblems(accounts, (problem) => screen.tell(directoryNotice(problem)).catch(logError(log))),
  );
  const keyringRetry = new KeyringRetry({ accounts, clock, log, notify: () => screen.tell(keyringNotice()) });
  return { ...app, windows, journal, reports, expiry, keyringRetry, directoryFile: at(directoryName) };
}

/** VS Code gives each window an ID of its own, unless telemetry is off. */
function sessionId(me: string): string {
  const { sessionId: id } = vscode.env;
  return id === "" || id === "someValue.sessionId" ? me : id;
}

/** Adapts VS Code's SecretStorage to `Secrets`. */
export const vscodeSecrets = (storage: vscode.SecretStorage): Secrets => ({
  keys: async () => await storage.keys(),
  get: async (key) => await storage.get(key),
  store: async (key, value) => await storage.store(key, value),
  delete: async (key) => await storage.delete(key),
  onDidChange: (listener) => storage.onDidChange(() => listener()),
});

/** The log in the Output panel. Every line passes through `clean`, which removes secrets. */
export const windowLog = (channel: vscode.LogOutputChannel, clean: (line: string) => string): Log => ({
  info: (line) => channel.info(clean(line)),
  warn: (line) => channel.warn(clean(line)),
  error: (line) => channel.error(clean(line)),
});
