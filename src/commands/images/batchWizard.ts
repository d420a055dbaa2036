import * as l10n from "@vscode/l10n";
import type { Account, AccountId } from "../../accounts/account.ts";
import type { AccountInstance } from "../../accounts/inventory/inventory.ts";
import type { App } from "../../app.ts";
import { anyEvent } from "../../base/events.ts";
import { CloudSnapshot } from "../../ecm/cloudSnapshot.ts";
import { checkImageName, type ImageName } from "../../ecm/imageName.ts";
import type { PowerMode } from "../../tasks/plan.ts";
import { type BatchItem, creatable, editItem, reviewBatch } from "../../view/createImage/batchPages.ts";
import { whichPower, wizardTitle } from "../../view/createImage/createImagePages.ts";
import type { ImageDraft } from "../../view/createImage/imageDraft.ts";
import { preflight } from "../../view/createImage/preflight.ts";
import { pluralize } from "../../view/text/phrases.ts";
import type { AskPage } from "../../view/wizard/wizard.ts";
import { confirmProtected } from "../shared/confirmProtected.ts";
import { ImageNaming } from "./imageNaming.ts";

/** One instance of several, with the answers the user has given for it so far. */
export interface BatchEntry {
  readonly at: AccountInstance;
  readonly name?: ImageName;
  readonly description?: string;
  readonly power?: PowerMode;
}

/** The pages of Create Image for several instances. One snapshot of the cloud for each account serves them all. */
export class BatchWizard {
  readonly #app: App;
  readonly #entries: readonly BatchEntry[];
  readonly #snapshots: ReadonlyMap<AccountId, CloudSnapshot>;

  constructor(app: App, entries: readonly BatchEntry[], stop: AbortSignal) {
    this.#app = app;
    this.#entries = entries;
    const accounts = [...new Set(entries.map(({ at }) => at.account.id))];
    this.#snapshots = new Map(
      accounts.map((account) => {
        const ids = entries.filter(({ at }) => at.account.id === account).map(({ at }) => at.instance.id);
        return [account, new CloudSnapshot(app.accounts.ecm(account), ids, stop)];
      }),
    );
  }

  async pages(ask: AskPage): Promise<readonly ImageDraft[]> {
    let entries = this.#entries;
    for (;;) {
      const now = entries;
      const places = now.map(({ at }) => at);
      const decision = await ask(reviewBatch(places, { items: () => this.#items(now), ...this.#live() }));
      if (decision === "create") return this.#confirm(creatable(this.#items(now)), ask);
      if (decision === "power") entries = this.#withPower(now, await ask(whichPower(wizardTitle(...places))));
      else entries = await this.#edit(now, decision.edit, ask);
    }
  }

  /** A protected account asks for its own label once, instead of the name of each instance. */
  async #confirm(items: readonly BatchItem[], ask: AskPage): Promise<readonly ImageDraft[]> {
    const drafts = items.map(({ draft }) => draft);
    const title = wizardTitle(...drafts.map(({ at }) => at));
    const targets = drafts.map(({ at: { account } }) => ({ account, name: this.#label(account) }));
    await confirmProtected(this.#app, ask, { title, targets, consequence: consequenceText });
    return drafts;
  }

  #label({ id, label }: Account): string {
    return this.#app.accounts.find(id)?.label ?? label;
  }

  async #edit(entries: readonly BatchEntry[], index: number, ask: AskPage): Promise<readonly BatchEntry[]> {
    const item = this.#items(entries)[index];
    const entry = entries[index];
    if (!item || !entry) return entries;
    const { at, name, power } = item.draft;
    const decision = await ask(editItem(item));
    switch (decision) {
      case "leaveOut":
        return entries.filter((each) => each !== entry);
      case "power":
        return entries.with(index, { ...entry, power: await ask(whichPower(wizardTitle(at), power)) });
      case "name":
        return entries.with(index, { ...entry, name: await ask(this.#naming(at).question({ value: name })) });
      default:
        return decision satisfies never;
    }
  }

  #withPower(entries: readonly BatchEntry[], power: PowerMode): readonly BatchEntry[] {
    const drafts = this.#drafts(entries);
    return entries.map((entry, index) => (drafts[index]?.power === "asItIs" ? entry : { ...entry, power }));
  }

  #live() {
    const snapshots = [...this.#snapshots.values()];
    return {
      onDidChange: anyEvent(...snapshots.map(({ onDidChange }) => onDidChange)),
      complete: Promise.all(snapshots.map(({ complete }) => complete)),
    };
  }

  #items(entries: readonly BatchEntry[]): readonly BatchItem[] {
    const drafts = this.#drafts(entries);
    return drafts.map((draft) => {
      const { state } = this.#snapshot(draft.at);
      const batch = drafts.filter(({ at }) => at.account.id === draft.at.account.id).map(({ name }) => name);
      return { draft, lines: preflight({ draft, snapshot: state, tasks: this.#app.engine.tasks, batch }) };
    });
  }

  /** Suggests the missing names one after the other, so that no name comes twice. */
  #drafts(entries: readonly BatchEntry[]): readonly ImageDraft[] {
    const names = new Set<string>(entries.flatMap(({ name }) => name ?? []));
    return entries.map(({ at, name, description = "", power }) => {
      const chosen = name ?? this.#suggest(at, names);
      names.add(chosen);
      return { at, name: chosen, description, power: power ?? this.#usualPower(at) };
    });
  }

  #suggest(at: AccountInstance, others: ReadonlySet<string>): ImageName {
    const checked = checkImageName(this.#naming(at).suggest(others));
    if (!checked.ok) throw new Error("The template gave no name.");
    return checked.value;
  }

  #usualPower(at: AccountInstance): PowerMode {
    const { instances } = this.#snapshot(at).state;
    const fresh = instances.is === "loaded" ? instances.value.find(({ id }) => id === at.instance.id) : undefined;
    return (fresh ?? at.instance).state === "RUNNING" ? "stopAndStart" : "asItIs";
  }

  #naming(at: AccountInstance): ImageNaming {
    return new ImageNaming(this.#app, at, this.#snapshot(at));
  }

  #snapshot(at: AccountInstance): CloudSnapshot {
    const snapshot = this.#snapshots.get(at.account.id);
    if (!snapshot) throw new Error("Every account of the batch has a snapshot.");
    return snapshot;
  }
}

const consequenceText = (count: number): string =>
  pluralize(
    count,
    l10n.t("An image of one of its instances is made."),
    l10n.t("Images of {0} of its instances are made.", count),
  );
