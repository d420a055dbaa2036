import * as l10n from "@vscode/l10n";
import type { AccountInstance } from "../accounts/inventory.ts";
import type { App } from "../app.ts";
import { Refusal } from "../base/refusal.ts";
import { pause } from "../tasks/schedule.ts";
import { accountLabel } from "../view/accountWords.ts";
import { goneWords, instanceName, whyNoImage } from "../view/instanceWords.ts";
import { plain } from "../view/plainText.ts";
import { cloudOf } from "./cloudOf.ts";

/** Waits until an image can be made of an instance; `undefined` when the person has waited long enough. */
export function untilSettled(app: App, at: AccountInstance): Promise<AccountInstance | undefined> {
  const title = l10n.t("Waiting until {0} ({1}) settles", plain(instanceName(at.instance)), accountLabel(at.account));
  return app.screen.during(title, (signal) => wait(app, at, signal));
}

async function wait(app: App, { account, instance }: AccountInstance, signal: AbortSignal): Promise<AccountInstance> {
  const { inventory, clock } = app;
  const since = clock.now();
  for (;;) {
    const found = await cloudOf(app, account).instances({ ids: [instance.id] }, signal);
    const now = found.find(({ id }) => id === instance.id);
    if (!now) throw new Refusal(goneWords(account, instanceName(instance)));
    inventory.update(account.id, [now]);
    if (whyNoImage(now) === undefined) return { account, instance: now };
    await clock.sleep(pause(clock.now() - since, true, 0.5), signal);
  }
}
