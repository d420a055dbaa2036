import * as l10n from "@vscode/l10n";
import { randomUUID } from "node:crypto";
import type { App } from "../../app.ts";
import { UserError } from "../../base/userError.ts";
import { JournalError } from "../../tasks/journal/journal.ts";
import { confirmBatch } from "../../view/createImage/batchPages.ts";
import { type ImageDraft, toPlan } from "../../view/createImage/imageDraft.ts";
import { pluralize, sentences } from "../../view/text/phrases.ts";
import { type BatchEntry, BatchWizard } from "./batchWizard.ts";

/** Creates an image of each of several instances, after one page and one confirmation. */
export async function createImages(app: App, entries: readonly BatchEntry[]): Promise<void> {
  const stop = new AbortController();
  try {
    const wizard = new BatchWizard(app, entries, stop.signal);
    const drafts = await app.screen.ask((ask) => wizard.pages(ask));
    if (!drafts || !(await app.screen.confirm(confirmBatch(drafts)))) return;
    await requestAll(app, drafts);
  } finally {
    stop.abort();
  }
}

/** Requests that were written to the journal are carried out even if a later one cannot be written. */
async function requestAll({ engine }: App, drafts: readonly ImageDraft[]): Promise<void> {
  // A single remaining image is followed like one that was requested alone.
  const batch = drafts.length > 1 ? { batch: randomUUID() } : {};
  for (const [requested, draft] of drafts.entries()) {
    try {
      await engine.request({ ...toPlan(draft), ...batch });
    } catch (error) {
      if (requested === 0 || !(error instanceof JournalError)) throw error;
      throw new UserError(sentences(error.message, requestedText(requested, drafts.length)));
    }
  }
}

const requestedText = (requested: number, all: number): string =>
  pluralize(
    requested,
    l10n.t("Only 1 of {0} images was asked for.", all),
    l10n.t("Only {0} of {1} images were asked for.", requested, all),
  );
