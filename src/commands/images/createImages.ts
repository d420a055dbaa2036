import * as l10n from "@vscode/l10n";
import { randomUUID } from "node:crypto";
import type { AccountId } from "../../accounts/account.ts";
import type { AccountInstance } from "../../accounts/inventory/inventory.ts";
import type { App } from "../../app.ts";
import { anyEvent } from "../../base/events.ts";
import { UserError } from "../../base/userError.ts";
import { CloudSnapshot } from "../../ecm/cloudSnapshot.ts";
import { checkImageName, type ImageName } from "../../ecm/imageName.ts";
import { JournalError } from "../../tasks/journal/journal.ts";
import type { PowerMode } from "../../tasks/plan.ts";
import { isBeingMade } from "../../tasks/task.ts";
import { type BatchItem, confirmBatch, editItem, creatable, reviewBatch } from "../../view/createImage/batchPages.ts";
import { whatName, whichPower, wizardTitle } from "../../view/createImage/createImagePages.ts";
import { toPlan, type ImageDraft } from "../../view/createImage/imageDraft.ts";
import { defaultTemplate, fillName, type NameParts, suggestName } from "../../view/createImage/nameTemplate.ts";
import { preflight } from "../../view/createImage/preflight.ts";
import { pluralize, sentences } from "../../view/text/phrases.ts";
import { typeToConfirm } from "../../view/wizard/typeToConfirm.ts";
import type { AskPage } from "../../view/wizard/wizard.ts";

/** One instance of several, and what is decided about it already. */
export interface BatchEntry {
  readonly at: AccountInstance;
  readonly name?: ImageName;
  readonly description?: string;
  readonly power?: PowerMode;
}

/** Creates an image of each of several instances, after one page and one confirmation. */
export async function createImages(app: App, picks: readonly BatchEntry[]): Promise<void> {
  const stop = new AbortController();
  try {
    const pages = new BatchPages(app, picks, stop.signal);
    const drafts = await app.screen.ask((ask) => pages.ask(ask));
    if (!drafts || !(await app.screen.confirm(confirmBatch(drafts)))) return;
    await askEach(app, drafts);
  } finally {
    stop.abort();
  }
}

/** Each request that was written down is carried out, though a later one cannot be. */
async function askEach({ engine }: App, drafts: readonly ImageDraft[]): Promise<void> {
  // What is left of several may be one, which is then told as any other.
  const together = drafts.length > 1 ? { batch: randomUUID() } : {};
  for (const [asked, wish] of drafts.entries()) {
    try {
      await engine.request({ ...toPlan(wish), ...together });
    } catch (error) {
      if (asked === 0 || !(error instanceof JournalError)) throw error;
      throw new UserError(sentences(error.message, askedWords(asked, drafts.length)));
    }
  }
}

const askedWords = (asked: number, all: number): string =>
  pluralize(
    asked,
    l10n.t("Only 1 of {0} images was asked for.", all),
    l10n.t("Only {0} of {1} images were asked for.", asked, all),
  );

const placesOf = (picks: readonly BatchEntry[]): readonly AccountInstance[] => picks.map(({ at }) => at);

const countWords = (count: number): string =>
  pluralize(
    count,
    l10n.t("An image of one of its instances is made."),
    l10n.t("Images of {0} of its instances are made.", count),
  );

/** The pages of a request for several images. One look at the cloud for each account serves them all. */
class BatchPages {
  readonly #app: App;
  readonly #picks: readonly BatchEntry[];
  readonly #surveys: ReadonlyMap<AccountId, CloudSnapshot>;

  constructor(app: App, picks: readonly BatchEntry[], stop: AbortSignal) {
    this.#app = app;
    this.#picks = picks;
    const accounts = [...new Set(picks.map(({ at }) => at.account.id))];
    this.#surveys = new Map(
      accounts.map((account) => {
        const mine = picks.filter(({ at }) => at.account.id === account);
        const ids = mine.map(({ at }) => at.instance.id);
        return [account, new CloudSnapshot(app.accounts.ecm(account), ids, stop)];
      }),
    );
  }

  async ask(ask: AskPage): Promise<readonly ImageDraft[]> {
    let picks = this.#picks;
    for (;;) {
      const now = picks;
      const decision = await ask(reviewBatch(placesOf(now), { items: () => this.#items(now), ...this.#live() }));
      if (decision === "create") return this.#madeSure(creatable(this.#items(now)), ask);
      if (decision === "power") picks = this.#withPower(now, await ask(whichPower(wizardTitle(...placesOf(now)))));
      else picks = await this.#edit(now, decision.edit, ask);
    }
  }

  /** Of several instances nobody types all the names: a protected account asks for its own, once. */
  async #madeSure(items: readonly BatchItem[], ask: AskPage): Promise<readonly ImageDraft[]> {
    const ids = new Set(items.map(({ wish }) => wish.at.account.id));
    for (const { id, label, isProtected } of this.#app.accounts.all) {
      if (!isProtected || !ids.has(id)) continue;
      const count = items.filter(({ wish }) => wish.at.account.id === id).length;
      await ask(typeToConfirm(wizardTitle(...items.map(({ wish }) => wish.at)), label, countWords(count)));
    }
    return items.map(({ wish }) => wish);
  }

  async #edit(picks: readonly BatchEntry[], index: number, ask: AskPage): Promise<readonly BatchEntry[]> {
    const item = this.#items(picks)[index];
    const pick = picks[index];
    if (!item || !pick) return picks;
    const title = wizardTitle(item.wish.at);
    switch (await ask(editItem(item))) {
      case "leaveOut":
        return picks.filter((each) => each !== pick);
      case "power":
        return picks.with(index, { ...pick, power: await ask(whichPower(title, item.wish.power)) });
      case "name":
        return picks.with(index, { ...pick, name: await ask(this.#whatName(item.wish)) });
    }
  }

  #withPower(picks: readonly BatchEntry[], power: PowerMode): readonly BatchEntry[] {
    const drafts = this.#wishes(picks);
    return picks.map((pick, index) => (drafts[index]?.power === "asItIs" ? pick : { ...pick, power }));
  }

  #whatName({ at, name }: ImageDraft) {
    const isKnown = (text: string) => this.#isTaken(at, text);
    return whatName({
      title: wizardTitle(at),
      value: name,
      fill: (text) => fillName(text, this.#names(at, isKnown)),
      isTaken: async (text) => {
        const images = await this.#survey(at)?.images();
        if (!images) throw new Error("The images are not known.");
        return isKnown(text);
      },
    });
  }

  #live() {
    const surveys = [...this.#surveys.values()];
    return {
      onDidChange: anyEvent(...surveys.map(({ onDidChange }) => onDidChange)),
      complete: Promise.all(surveys.map(({ complete }) => complete)),
    };
  }

  #items(picks: readonly BatchEntry[]): readonly BatchItem[] {
    const drafts = this.#wishes(picks);
    return drafts.flatMap((draft) => {
      const snapshot = this.#survey(draft.at)?.state;
      if (!snapshot) return [];
      const batch = drafts.filter(({ at }) => at.account.id === draft.at.account.id).map(({ name }) => name);
      return [{ wish: draft, lines: preflight({ draft, snapshot, tasks: this.#app.engine.tasks, batch }) }];
    });
  }

  /** Names that nobody chose are made one after the other, so that none comes twice. */
  #wishes(picks: readonly BatchEntry[]): readonly ImageDraft[] {
    const given = new Set<string>(picks.flatMap(({ name }) => name ?? []));
    return picks.map(({ at, name, description = "", power }) => {
      const isTaken = (text: string) => given.has(text) || this.#isTaken(at, text);
      const chosen = name ?? this.#suggest(at, isTaken);
      given.add(chosen);
      return { at, name: chosen, description, power: power ?? this.#usualPower(at) };
    });
  }

  #suggest(at: AccountInstance, isTaken: NameParts["isTaken"]): ImageName {
    const parts = this.#names(at, isTaken);
    const checked = checkImageName(suggestName(this.#app.settings.nameTemplate, parts));
    if (checked.ok) return checked.value;
    throw new Error(`The template ${defaultTemplate} gave no name.`);
  }

  #names = (at: AccountInstance, isTaken: NameParts["isTaken"]): NameParts => ({
    at,
    today: new Date(this.#app.clock.now()),
    isTaken,
  });

  #usualPower(at: AccountInstance): PowerMode {
    const found = this.#survey(at)?.state.instances;
    const fresh = found?.is === "loaded" ? found.value.find(({ id }) => id === at.instance.id) : undefined;
    return (fresh ?? at.instance).state === "RUNNING" ? "stopAndStart" : "asItIs";
  }

  #isTaken(at: AccountInstance, name: string): boolean {
    const images = this.#survey(at)?.state.images;
    const isListed = images?.is === "loaded" && images.value.some((image) => image.name === name);
    return isListed || isBeingMade(this.#app.engine.tasks, at.account.id, name);
  }

  #survey = (at: AccountInstance): CloudSnapshot | undefined => this.#surveys.get(at.account.id);
}
