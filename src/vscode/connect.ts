import * as vscode from "vscode";
import type { Account } from "../accounts/account.ts";
import { systemClock } from "../base/clock.ts";
import type { Log } from "../base/log.ts";
import { networkEcm } from "../ecm/networkEcm.ts";
import type { Credential } from "../ecm/credential.ts";
import { endpointOf } from "../ecm/endpoint.ts";
import { badEndpoint } from "../ecm/failures.ts";
import { EcmError } from "../ecm/failure.ts";
import type { Ecm } from "../ecm/model.ts";
import { sampleEcm } from "../sample/sampleEcm.ts";
import type { SampleStore } from "../sample/sampleStore.ts";

/** Gives an account its cloud: the sample in memory, or the real one at the address the settings say. */
export const connector =
  (log: Log, sample: SampleStore) =>
  (account: Account, credential: Credential): Ecm => {
    if (account.kind === "sample") return sampleEcm(sample, systemClock);
    const setting = vscode.workspace.getConfiguration("ecm").get("endpoint", "");
    const endpoint = endpointOf(account.site, setting);
    return networkEcm({
      credential: async () => {
        if (!endpoint.ok) throw new EcmError(badEndpoint(endpoint.say));
        return credential;
      },
      endpoint: endpoint.ok ? endpoint.value : "",
      language: vscode.env.language.startsWith("zh") ? "zh-CN" : "en-US",
      clock: systemClock,
      log,
    });
  };
