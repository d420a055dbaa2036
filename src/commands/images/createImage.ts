import * as l10n from "@vscode/l10n";
import type { AccountInstance } from "../../accounts/inventory/inventory.ts";
import type { App } from "../../app.ts";
import { UserError } from "../../base/userError.ts";
import { pollPause } from "../../tasks/schedule/timing.ts";
import { accountLabel } from "../../view/accounts/accountText.ts";
import { type ImageDraft, toPlan } from "../../view/createImage/imageDraft.ts";
import { powerConfirmation } from "../../view/createImage/powerConfirmation.ts";
import { goneText, instanceName, whyNoImage } from "../../view/instances/instanceText.ts";
import { plain } from "../../view/text/escape.ts";
import type { CreateImageDefaults } from "../../view/ui/commandLinks.ts";
import { newWizardState } from "../../view/wizard/wizard.ts";
import { requireCloud } from "../shared/accountFor.ts";
import { createImages } from "./createImages.ts";
import { ImageWizard } from "./imageWizard.ts";

/** Creates an image of `at`, or of an instance the user picks; of each instance if several are selected. */
export async function createImage(
  app: App,
  at?: AccountInstance,
  all: readonly AccountInstance[] = [],
  defaults: CreateImageDefaults = {},
): Promise<void> {
  if (all.length > 1)
    return createImages(
      app,
      all.map((each) => ({ at: each })),
    );
  const chosen = at && defaults.waits ? await waitUntilSettled(app, at) : at;
  if (defaults.waits && !chosen) return;
  await askAndCreate(app, chosen, defaults);
}

async function askAndCreate(app: App, at: AccountInstance | undefined, defaults: CreateImageDefaults): Promise<void> {
  const { screen, engine, drafts } = app;
  const stop = new AbortController();
  const about = at ? `createImage ${at.account.id} ${at.instance.id}` : "createImage";
  const draft = Object.keys(defaults).length > 0 ? [] : drafts.open(about);
  try {
    const wizard = new ImageWizard(app, stop.signal);
    const end = await screen.ask((ask) => wizard.pages(ask, at, defaults), newWizardState(draft));
    if (end && "press" in end) await screen.press(end.press.does);
    const isConfirmed = end !== undefined && "draft" in end && (await confirmPower(app, end.draft));
    if (!isConfirmed) return drafts.keep(about, draft);
    drafts.drop(about);
    await engine.request(toPlan(end.draft));
  } finally {
    stop.abort();
  }
}

/** Only a modal dialog, or a typed name, takes the power of a machine: a command can accept every page. */
async function confirmPower({ accounts, screen }: App, draft: ImageDraft): Promise<boolean> {
  const wasTyped = accounts.find(draft.at.account.id)?.isProtected === true;
  return draft.power === "asItIs" || wasTyped || screen.confirm(powerConfirmation(draft));
}

/** Waits until an image can be made of an instance. `undefined` if the user cancels. */
export function waitUntilSettled(app: App, at: AccountInstance): Promise<AccountInstance | undefined> {
  const title = l10n.t("Waiting until {0} ({1}) settles", plain(instanceName(at.instance)), accountLabel(at.account));
  return app.screen.during(title, (signal) => wait(app, at, signal));
}

async function wait(app: App, { account, instance }: AccountInstance, signal: AbortSignal): Promise<AccountInstance> {
  const { inventory, clock } = app;
  const since = clock.now();
  for (;;) {
    const found = await requireCloud(app, account).instances({ ids: [instance.id] }, signal);
    const now = found.find(({ id }) => id === instance.id);
    if (!now) throw new UserError(goneText(account, instanceName(instance)));
    inventory.update(account.id, [now]);
    if (whyNoImage(now) === undefined) return { account, instance: now };
    await clock.sleep(pollPause(clock.now() - since, true, 0.5), signal);
  }
}
