import type { AccountInstance } from "../../accounts/inventory/inventory.ts";
import type { App } from "../../app.ts";
import type { CloudSnapshot } from "../../ecm/cloudSnapshot.ts";
import type { ImageName } from "../../ecm/imageName.ts";
import { whatName, wizardTitle } from "../../view/createImage/createImagePages.ts";
import { fillName, plainInstanceName, type NameParts, suggestName } from "../../view/createImage/nameTemplate.ts";
import { ImageNames } from "../../view/images/imageNames.ts";
import type { TextQuestion } from "../../view/ui/question.ts";

/** Suggests and asks for the name of an image of one instance. */
export class ImageNaming {
  readonly #app: App;
  readonly #at: AccountInstance;
  readonly #names: ImageNames;

  constructor(app: App, at: AccountInstance, snapshot: CloudSnapshot) {
    this.#app = app;
    this.#at = at;
    this.#names = new ImageNames(app, at.account.id, snapshot);
  }

  /** A name from the template of the settings: free as far as is known, and none of `others`. */
  suggest(others: ReadonlySet<string> = new Set()): string {
    const isTaken = (name: string) => others.has(name) || this.#names.isKnown(name);
    return suggestName(this.#app.settings.nameTemplate, { ...this.#parts(), isTaken });
  }

  /** Asks for a name, beginning with `value`, or with `laterValue` once that is known. */
  question(start: { readonly value: string; readonly laterValue?: Promise<string> }): TextQuestion<ImageName> {
    return whatName({
      title: wizardTitle(this.#at),
      ...start,
      fill: (text) => fillName(text, this.#parts()),
      isTaken: (name, signal) => this.#names.isTaken(name, signal),
    });
  }

  #parts(): NameParts {
    const today = new Date(this.#app.clock.now());
    const isTaken = (name: string) => this.#names.isKnown(name);
    return { at: this.#at, today, isTaken, others: () => this.#otherInstances() };
  }

  #otherInstances(): readonly string[] {
    const { account, instance } = this.#at;
    const others = this.#app.inventory.of(account.id).items.filter(({ id }) => id !== instance.id);
    return others.map(plainInstanceName);
  }
}
