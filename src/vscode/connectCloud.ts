import { homedir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import type { Account, FindCredential } from "../accounts/account.ts";
import type { Connection } from "../accounts/connection/connection.ts";
import { proxyFor } from "../accounts/connection/proxy.ts";
import { environmentFile } from "../accounts/profiles/environment.ts";
import type { ProfilesOptions } from "../accounts/profiles/profiles.ts";
import { ownTccliFolder, tccliFolder } from "../accounts/profiles/tccliFolder.ts";
import { systemClock } from "../base/clock.ts";
import { type Log, logAbout } from "../base/log.ts";
import type { Settings } from "../base/settings.ts";
import { connectToCloud } from "../ecm/connect.ts";
import { type AddressSource, endpointOf, type Site } from "../ecm/endpoint.ts";
import { EcmError } from "../ecm/errors/failure.ts";
import { badEndpoint } from "../ecm/errors/ownFailures.ts";
import type { Ecm } from "../ecm/model.ts";
import { assumeRole } from "../ecm/sts.ts";
import { apiLanguage } from "../ecm/transport/response.ts";
import type { SenderOptions } from "../ecm/transport/sender.ts";
import { type SampleStore, sampleEcm } from "../sample/sampleCloud.ts";
import { proxySettings } from "./proxySettings.ts";

/** Connects an account to its cloud: the simulated one for the sample account, otherwise the real API. */
export const connector =
  (settings: Settings, log: Log, sample: SampleStore) =>
  (account: Account, find: FindCredential): Ecm =>
    account.kind === "sample"
      ? sampleEcm(sample, systemClock)
      : connectToCloud(connectionOf(settings, log, account, find).sender);

/** An account's connection. Its endpoint comes from the settings, else from its profile, else from its site. */
export function connectionOf(settings: Settings, log: Log, account: Account, find: FindCredential): Connection {
  const set = settings.endpoint;
  const address: Address =
    set === "" ? { source: "profile", text: account.link?.endpoint } : { source: "setting", text: set };
  const sender = senderTo(account.site, address, find, logAbout(log, account.label));
  return { sender, proxy: proxyFor(sender.endpoint, proxySettings(), process.env) };
}

/** An address and where it was configured. */
interface Address {
  readonly source: AddressSource;
  readonly text: string | undefined;
}

function senderTo(site: Site, { source, text = "" }: Address, find: FindCredential, log: Log): SenderOptions {
  const endpoint = endpointOf(site, text, source);
  return {
    credential: () => (endpoint.ok ? find() : Promise.reject(new EcmError(badEndpoint(endpoint.say, source)))),
    endpoint: endpoint.ok ? endpoint.value : "",
    language: apiLanguage(vscode.env.language),
    clock: systemClock,
    log,
  };
}

/** The places of other tools' profiles, and the call to STS that assumes a profile's role. */
export const profileSources = (settings: Settings, log: Log): Omit<ProfilesOptions, "clock"> => ({
  tccliFolder: () => tccliFolder(settings.tccliDirectory, homedir(), process.env),
  ownTccliFolder: ownTccliFolder(homedir()),
  iniFiles: iniFiles(),
  assume: ({ credential, role }, { site, stsEndpoint }) =>
    assumeRole(
      senderTo(site, { source: "profile", text: stsEndpoint }, async () => credential, log),
      role,
      AbortSignal.timeout(30_000),
    ),
});

/** The SDKs' credential files, in the order in which the SDKs look. */
const iniFiles = (): readonly string[] => [
  ...[environmentFile(process.env)].filter((file) => file !== undefined),
  join(homedir(), ".tencentcloud", "credentials"),
  "/etc/tencentcloud/credentials",
];
