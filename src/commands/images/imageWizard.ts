import type { AccountInstance } from "../../accounts/inventory/inventory.ts";
import type { App } from "../../app.ts";
import { CloudSnapshot } from "../../ecm/cloudSnapshot.ts";
import type { ImageName } from "../../ecm/imageName.ts";
import {
  powerDetail,
  whatDescription,
  whichInstance,
  whichPower,
  wizardTitle,
} from "../../view/createImage/createImagePages.ts";
import { type ImageDraft, instanceNow, type PreflightInput } from "../../view/createImage/imageDraft.ts";
import { review } from "../../view/createImage/reviewPage.ts";
import { instanceName } from "../../view/instances/instanceText.ts";
import { tccliTarget } from "../../view/tccli/tccliTarget.ts";
import type { CreateImageDefaults } from "../../view/ui/commandLinks.ts";
import type { Button } from "../../view/ui/notice.ts";
import type { WizardQuestion } from "../../view/ui/question.ts";
import type { AskPage } from "../../view/wizard/wizard.ts";
import { confirmProtected } from "../shared/confirmProtected.ts";
import { everyInstance } from "../shared/pick.ts";
import { ImageNaming } from "./imageNaming.ts";

/** The result of the last page: an image to create, or a button that leads elsewhere. */
export type WizardEnd = { readonly draft: ImageDraft } | { readonly press: Button };

/**
 * The pages of Create Image. The cloud is asked about the instance as soon as one is chosen; no page waits for the
 * answers, and going back asks nothing twice.
 */
export class ImageWizard {
  readonly #app: App;
  readonly #stop: AbortSignal;
  readonly #snapshots = new Map<string, CloudSnapshot>();
  /** Decided once for each instance, so that going back gives the same pages. */
  readonly #needsPower = new Map<string, boolean>();

  constructor(app: App, stop: AbortSignal) {
    this.#app = app;
    this.#stop = stop;
  }

  async pages(ask: AskPage, chosen: AccountInstance | undefined, defaults: CreateImageDefaults): Promise<WizardEnd> {
    const at = chosen ?? (await ask(whichInstance(everyInstance(this.#app))));
    this.#snapshot(at);
    let step = chosen ? 0 : 1;
    const page = <T>(question: WizardQuestion<T>): Promise<T> => {
      step += 1;
      return ask({ ...question, step, steps: (chosen ? 3 : 4) + (this.#isRunning(at) ? 1 : 0) });
    };
    const name = await page(this.#whatName(at, defaults.name));
    const description = await page(whatDescription(wizardTitle(at), defaults.description));
    const power = this.#fixPower(at) ? await page(whichPower(wizardTitle(at), defaults.power)) : "asItIs";
    step += 1;
    return this.#review({ at, name, description, power }, <T>(question: WizardQuestion<T>) =>
      ask({ ...question, step, steps: step }),
    );
  }

  /** The last page, and the pages it leads back to, until the user creates the image or leaves. */
  async #review(first: ImageDraft, page: AskPage): Promise<WizardEnd> {
    let draft = first;
    for (;;) {
      const { onDidChange, complete } = this.#snapshot(draft.at);
      const now = draft;
      const tccli = tccliTarget(this.#app, now.at);
      const decision = await page(
        review(now, { input: () => this.#preflightInput(now), onDidChange, complete, tccli }),
      );
      if (decision === "create") {
        await this.#confirmProtected(draft, page);
        return { draft };
      }
      if ("does" in decision) return { press: decision };
      draft = await this.#edit(draft, decision.to, page);
    }
  }

  async #confirmProtected({ at: { account, instance }, at, power }: ImageDraft, page: AskPage): Promise<void> {
    const targets = [{ account, name: instanceName(instance) }];
    await confirmProtected(this.#app, page, { title: wizardTitle(at), targets, consequence: () => powerDetail(power) });
  }

  async #edit(draft: ImageDraft, what: "name" | "description" | "power", page: AskPage): Promise<ImageDraft> {
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

  /** A suggested name may turn out to be taken once the images are listed; then another is suggested. */
  #whatName(at: AccountInstance, name?: string): WizardQuestion<ImageName> {
    const snapshot = this.#snapshot(at);
    const naming = new ImageNaming(this.#app, at, snapshot);
    if (name !== undefined) return naming.question({ value: name });
    const laterValue = snapshot.images().then(() => naming.suggest());
    return naming.question({ value: naming.suggest(), laterValue });
  }

  #preflightInput(draft: ImageDraft): PreflightInput {
    const { state } = this.#snapshot(draft.at);
    return { draft, snapshot: state, tasks: this.#app.engine.tasks, batch: [draft.name] };
  }

  #snapshot(at: AccountInstance): CloudSnapshot {
    const { account, instance } = at;
    const snapshot =
      this.#snapshots.get(keyOf(at)) ??
      new CloudSnapshot(this.#app.accounts.ecm(account.id), [instance.id], this.#stop);
    this.#snapshots.set(keyOf(at), snapshot);
    return snapshot;
  }

  #isRunning(at: AccountInstance): boolean {
    const draft: Pick<ImageDraft, "at"> = { at };
    const decided = this.#needsPower.get(keyOf(at));
    return decided ?? instanceNow({ draft, snapshot: this.#snapshot(at).state })?.state === "RUNNING";
  }

  #fixPower(at: AccountInstance): boolean {
    const needsPower = this.#isRunning(at);
    this.#needsPower.set(keyOf(at), needsPower);
    return needsPower;
  }
}

/** Instance IDs are unique only within an account. */
const keyOf = ({ account, instance }: AccountInstance): string => `${account.id} ${instance.id}`;
