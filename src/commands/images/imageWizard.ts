import type { AccountInstance } from "../../accounts/inventory/inventory.ts";
import type { App } from "../../app.ts";
import { CloudSnapshot } from "../../ecm/cloudSnapshot.ts";
import type { ImageName } from "../../ecm/imageName.ts";
import { isBeingMade } from "../../tasks/task.ts";
import {
  powerDetail,
  whatDescription,
  whatName,
  whichInstance,
  whichPower,
  wizardTitle,
} from "../../view/createImage/createImagePages.ts";
import { type PreflightInput, instanceNow, type ImageDraft } from "../../view/createImage/imageDraft.ts";
import { fillName, type NameParts, suggestName } from "../../view/createImage/nameTemplate.ts";
import { review } from "../../view/createImage/reviewPage.ts";
import { instanceName } from "../../view/instances/instanceText.ts";
import type { CreateImageDefaults } from "../../view/ui/commandLinks.ts";
import type { Button } from "../../view/ui/notice.ts";
import type { WizardQuestion } from "../../view/ui/question.ts";
import { typeToConfirm } from "../../view/wizard/typeToConfirm.ts";
import type { AskPage } from "../../view/wizard/wizard.ts";
import { everyInstance } from "../shared/pick.ts";

/** What came out of a walk to the last page: a wish to carry out, or a button that leads elsewhere. */
export type WizardEnd = { readonly wish: ImageDraft } | { readonly press: Button };

/**
 * The pages of Create Image. The cloud is asked about the instance as soon as it is known which; no page waits for the
 * answers, and going back asks nothing twice.
 */
export class ImageWizard {
  readonly #app: App;
  readonly #stop: AbortSignal;
  readonly #surveys = new Map<string, CloudSnapshot>();
  /** Decided once for each instance, so that walking again gives the same pages. */
  readonly #needsPower = new Map<string, boolean>();

  constructor(app: App, stop: AbortSignal) {
    this.#app = app;
    this.#stop = stop;
  }

  async pages(ask: AskPage, chosen: AccountInstance | undefined, earlier: CreateImageDefaults): Promise<WizardEnd> {
    const at = chosen ?? (await ask(whichInstance(everyInstance(this.#app))));
    this.#survey(at);
    let step = chosen ? 0 : 1;
    const page = <T>(question: WizardQuestion<T>): Promise<T> => {
      step += 1;
      return ask({ ...question, step, steps: (chosen ? 3 : 4) + (this.#isRunning(at) ? 1 : 0) });
    };
    const name = await page(this.#whatName(at, earlier.name));
    const description = await page(whatDescription(wizardTitle(at), earlier.description));
    const power = this.#fixPower(at) ? await page(whichPower(wizardTitle(at), earlier.power)) : "asItIs";
    step += 1;
    return this.#review({ at, name, description, power }, <T>(question: WizardQuestion<T>) =>
      ask({ ...question, step, steps: step }),
    );
  }

  /** The last page, and what it leads back to, until the person is content. */
  async #review(first: ImageDraft, page: AskPage): Promise<WizardEnd> {
    let draft = first;
    for (;;) {
      const { onDidChange, complete } = this.#survey(draft.at);
      const now = draft;
      const decision = await page(review(now, { facts: () => this.#facts(now), onDidChange, complete }));
      if (decision === "create") {
        await this.#makeSure(draft, page);
        return { wish: draft };
      }
      if ("does" in decision) return { press: decision };
      draft = await this.#mend(draft, decision.to, page);
    }
  }

  /** A protected account asks for the instance's name to be typed. */
  async #makeSure({ at, power }: ImageDraft, page: AskPage): Promise<void> {
    if (!this.#app.accounts.find(at.account.id)?.isProtected) return;
    await page(typeToConfirm(wizardTitle(at), instanceName(at.instance), powerDetail(power)));
  }

  async #mend(draft: ImageDraft, what: "name" | "description" | "power", page: AskPage): Promise<ImageDraft> {
    const title = wizardTitle(draft.at);
    switch (what) {
      case "name":
        return { ...draft, name: await page(this.#whatName(draft.at)) };
      case "description":
        return { ...draft, description: await page(whatDescription(title, draft.description)) };
      case "power":
        return { ...draft, power: await page(whichPower(title)) };
      default:
        return what satisfies never;
    }
  }

  #whatName(at: AccountInstance, earlier?: string): WizardQuestion<ImageName> {
    const { settings, clock } = this.#app;
    const names: NameParts = { at, today: new Date(clock.now()), isTaken: (name) => this.#isKnown(at, name) };
    const suggest = () => suggestName(settings.nameTemplate, names);
    return whatName({
      title: wizardTitle(at),
      value: earlier ?? suggest(),
      ...(earlier === undefined && { laterValue: this.#survey(at).images().then(suggest) }),
      fill: (text) => fillName(text, names),
      isTaken: (name, signal) => this.#isTaken(at, name, signal),
    });
  }

  #facts(draft: ImageDraft): PreflightInput {
    const { state } = this.#survey(draft.at);
    return { draft, snapshot: state, tasks: this.#app.engine.tasks, batch: [draft.name] };
  }

  #survey(at: AccountInstance): CloudSnapshot {
    const { account, instance } = at;
    const snapshot =
      this.#surveys.get(keyOf(at)) ?? new CloudSnapshot(this.#app.accounts.ecm(account.id), [instance.id], this.#stop);
    this.#surveys.set(keyOf(at), snapshot);
    return snapshot;
  }

  #isRunning(at: AccountInstance): boolean {
    const draft: Pick<ImageDraft, "at"> = { at };
    const decided = this.#needsPower.get(keyOf(at));
    return decided ?? instanceNow({ draft, snapshot: this.#survey(at).state })?.state === "RUNNING";
  }

  #fixPower(at: AccountInstance): boolean {
    const needs = this.#isRunning(at);
    this.#needsPower.set(keyOf(at), needs);
    return needs;
  }

  /** By what is known already; asks nobody. */
  #isKnown(at: AccountInstance, name: string): boolean {
    const { images } = this.#survey(at).state;
    const known = images.is === "loaded" ? images.value : this.#app.images.of(at.account.id).items;
    return this.#isBeingMade(at, name) || known.some((image) => image.name === name);
  }

  #isBeingMade({ account }: AccountInstance, name: string): boolean {
    return isBeingMade(this.#app.engine.tasks, account.id, name);
  }

  /** Names are unique in an account, those of images still being made included. The API's filter is fuzzy. */
  async #isTaken(at: AccountInstance, name: ImageName, signal: AbortSignal): Promise<boolean> {
    if (this.#isBeingMade(at, name)) return true;
    const images = (await this.#app.accounts.ecm(at.account.id)?.images({ name }, signal)) ?? [];
    return images.some((image) => image.name === name);
  }
}

/** An id of an instance means something only together with its account. */
const keyOf = ({ account, instance }: AccountInstance): string => `${account.id} ${instance.id}`;
