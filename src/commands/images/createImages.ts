import * as l10n from "@vscode/l10n";
import { randomUUID } from "node:crypto";
import type { AccountId } from "../../accounts/account.ts";
import type { AccountInstance } from "../../accounts/inventory/inventory.ts";
import type { App } from "../../app.ts";
import { Changes } from "../../base/events.ts";
import { Refusal } from "../../base/userError.ts";
import { Survey } from "../../ecm/cloudSnapshot.ts";
import { checkImageName, type ImageName } from "../../ecm/imageName.ts";
import { JournalError } from "../../tasks/journal/journal.ts";
import type { PowerPlan } from "../../tasks/plan.ts";
import { isBeingMade } from "../../tasks/task.ts";
import { type BatchItem, confirmBatch, editItem, possible, reviewBatch } from "../../view/createImage/batchPages.ts";
import { whatName, whichPower, wizardTitle } from "../../view/createImage/createImagePages.ts";
import { planOf, type Wish } from "../../view/createImage/imageDraft.ts";
import { defaultTemplate, fillName, type NameParts, suggestName } from "../../view/createImage/nameTemplate.ts";
import { preflight } from "../../view/createImage/preflight.ts";
import { counted, sentences } from "../../view/text/phrases.ts";
import { typedName } from "../../view/wizard/typeToConfirm.ts";
import type { Ask } from "../../view/wizard/wizard.ts";

/** One instance of several, and what is decided about it already. */
export interface Pick {
  readonly at: AccountInstance;
  readonly name?: ImageName;
  readonly description?: string;
  readonly power?: PowerPlan;
}

/** Creates an image of each of several instances, after one page and one confirmation. */
export async function createImages(app: App, picks: readonly Pick[]): Promise<void> {
  const stop = new AbortController();
  try {
    const pages = new BatchPages(app, picks, stop.signal);
    const wishes = await app.screen.ask((ask) => pages.ask(ask));
    if (!wishes || !(await app.screen.confirm(confirmBatch(wishes)))) return;
    await askEach(app, wishes);
  } finally {
    stop.abort();
  }
}

/** Each request that was written down is carried out, though a later one cannot be. */
async function askEach({ tracker }: App, wishes: readonly Wish[]): Promise<void> {
  // What is left of several may be one, which is then told as any other.
  const together = wishes.length > 1 ? { batch: randomUUID() } : {};
  for (const [asked, wish] of wishes.entries()) {
    try {
      await tracker.ask({ ...planOf(wish), ...together });
    } catch (error) {
      if (asked === 0 || !(error instanceof JournalError)) throw error;
      throw new Refusal(sentences(error.message, askedWords(asked, wishes.length)));
    }
  }
}

const askedWords = (asked: number, all: number): string =>
  counted(
    asked,
    l10n.t("Only 1 of {0} images was asked for.", all),
    l10n.t("Only {0} of {1} images were asked for.", asked, all),
  );

const placesOf = (picks: readonly Pick[]): readonly AccountInstance[] => picks.map(({ at }) => at);

const countWords = (count: number): string =>
  counted(
    count,
    l10n.t("An image of one of its instances is made."),
    l10n.t("Images of {0} of its instances are made.", count),
  );

/** The pages of a request for several images. One look at the cloud for each account serves them all. */
class BatchPages {
  readonly #app: App;
  readonly #picks: readonly Pick[];
  readonly #surveys: ReadonlyMap<AccountId, Survey>;

  constructor(app: App, picks: readonly Pick[], stop: AbortSignal) {
    this.#app = app;
    this.#picks = picks;
    const accounts = [...new Set(picks.map(({ at }) => at.account.id))];
    this.#surveys = new Map(
      accounts.map((account) => {
        const mine = picks.filter(({ at }) => at.account.id === account);
        const ids = mine.map(({ at }) => at.instance.id);
        return [account, new Survey(app.accounts.ecm(account), ids, stop)];
      }),
    );
  }

  async ask(ask: Ask): Promise<readonly Wish[]> {
    let picks = this.#picks;
    for (;;) {
      const now = picks;
      const decision = await ask(reviewBatch(placesOf(now), { items: () => this.#items(now), ...this.#live() }));
      if (decision === "create") return this.#madeSure(possible(this.#items(now)), ask);
      if (decision === "power") picks = this.#withPower(now, await ask(whichPower(wizardTitle(...placesOf(now)))));
      else picks = await this.#edit(now, decision.edit, ask);
    }
  }

  /** Of several instances nobody types all the names: a protected account asks for its own, once. */
  async #madeSure(items: readonly BatchItem[], ask: Ask): Promise<readonly Wish[]> {
    const ids = new Set(items.map(({ wish }) => wish.at.account.id));
    for (const { id, label, isProtected } of this.#app.accounts.all) {
      if (!isProtected || !ids.has(id)) continue;
      const count = items.filter(({ wish }) => wish.at.account.id === id).length;
      await ask(typedName(wizardTitle(...items.map(({ wish }) => wish.at)), label, countWords(count)));
    }
    return items.map(({ wish }) => wish);
  }

  async #edit(picks: readonly Pick[], index: number, ask: Ask): Promise<readonly Pick[]> {
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

  #withPower(picks: readonly Pick[], power: PowerPlan): readonly Pick[] {
    const wishes = this.#wishes(picks);
    return picks.map((pick, index) => (wishes[index]?.power === "asItIs" ? pick : { ...pick, power }));
  }

  #whatName({ at, name }: Wish) {
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
    const changed = new Changes();
    for (const survey of this.#surveys.values()) survey.changed.on(() => changed.fire());
    return { changed, complete: Promise.all([...this.#surveys.values()].map(({ complete }) => complete)) };
  }

  #items(picks: readonly Pick[]): readonly BatchItem[] {
    const wishes = this.#wishes(picks);
    return wishes.flatMap((wish) => {
      const findings = this.#survey(wish.at)?.findings;
      if (!findings) return [];
      const batch = wishes.filter(({ at }) => at.account.id === wish.at.account.id).map(({ name }) => name);
      return [{ wish, lines: preflight({ wish, findings, tasks: this.#app.tracker.tasks, batch }) }];
    });
  }

  /** Names that nobody chose are made one after the other, so that none comes twice. */
  #wishes(picks: readonly Pick[]): readonly Wish[] {
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

  #usualPower(at: AccountInstance): PowerPlan {
    const found = this.#survey(at)?.findings.instances;
    const fresh = found?.is === "known" ? found.value.find(({ id }) => id === at.instance.id) : undefined;
    return (fresh ?? at.instance).state === "RUNNING" ? "stopAndStart" : "asItIs";
  }

  #isTaken(at: AccountInstance, name: string): boolean {
    const images = this.#survey(at)?.findings.images;
    const isListed = images?.is === "known" && images.value.some((image) => image.name === name);
    return isListed || isBeingMade(this.#app.tracker.tasks, at.account.id, name);
  }

  #survey = (at: AccountInstance): Survey | undefined => this.#surveys.get(at.account.id);
}
