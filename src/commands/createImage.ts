import type { AccountInstance } from "../accounts/inventory.ts";
import type { App } from "../app.ts";
import type { Earlier } from "../view/earlier.ts";
import { newTrail } from "../view/walk.ts";
import { planOf } from "../view/wishes.ts";
import { createImages } from "./createImages.ts";
import { ImageWizard } from "./imageWizard.ts";
import { untilSettled } from "./untilSettled.ts";

/** Creates an image of an instance: the one whose menu was used, or one picked from a list. Of several, of each. */
export async function createImage(
  app: App,
  at?: AccountInstance,
  all: readonly AccountInstance[] = [],
  earlier: Earlier = {},
): Promise<void> {
  if (all.length > 1)
    return createImages(
      app,
      all.map((each) => ({ at: each })),
    );
  const chosen = at && earlier.waits ? await untilSettled(app, at) : at;
  if (earlier.waits && !chosen) return;
  await askAndCreate(app, chosen, earlier);
}

async function askAndCreate(app: App, at: AccountInstance | undefined, earlier: Earlier): Promise<void> {
  const { screen, tracker, drafts } = app;
  const stop = new AbortController();
  const about = at ? `createImage ${at.account.id} ${at.instance.id}` : "createImage";
  const draft = Object.keys(earlier).length > 0 ? [] : drafts.open(about);
  try {
    const wizard = new ImageWizard(app, stop.signal);
    const end = await screen.ask((ask) => wizard.pages(ask, at, earlier), newTrail(draft));
    if (!end || "press" in end) drafts.keep(about, draft);
    else drafts.drop(about);
    if (end && "press" in end) await screen.press(end.press.does);
    if (end && "wish" in end) await tracker.ask(planOf(end.wish));
  } finally {
    stop.abort();
  }
}
