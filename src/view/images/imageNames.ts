import type { AccountId } from "../../accounts/account.ts";
import type { Accounts } from "../../accounts/accounts.ts";
import type { Inventory } from "../../accounts/inventory/inventory.ts";
import { isSameName } from "../../base/unseen.ts";
import type { CloudSnapshot } from "../../ecm/cloudSnapshot.ts";
import type { Image } from "../../ecm/model.ts";
import { hasEnded, type Task } from "../../tasks/task.ts";

/** Whether one of the images has that name. The API's own filter is fuzzy. */
export const isListed = (images: readonly Image[], name: string): boolean =>
  images.some((image) => isSameName(image.name, name));

/** Whether an image of that name is being made in an account. Such a name is taken, listed or not. */
export const isBeingMade = (tasks: readonly Task[], account: AccountId, name: string): boolean =>
  tasks.some((task) => !hasEnded(task) && task.plan.account.id === account && isSameName(task.plan.image.name, name));

/** The services that `ImageNames` reads. */
export interface ImageNamesOptions {
  readonly accounts: Pick<Accounts, "ecm">;
  readonly images: Pick<Inventory<Image>, "of">;
  readonly engine: { readonly tasks: readonly Task[] };
}

/** The image names in use in one account. Names are unique there, those of images still being made included. */
export class ImageNames {
  readonly #services: ImageNamesOptions;
  readonly #account: AccountId;
  readonly #snapshot: Pick<CloudSnapshot, "state"> | undefined;

  /** The snapshot's images are preferred to the inventory's, which may be older. */
  constructor(services: ImageNamesOptions, account: AccountId, snapshot?: Pick<CloudSnapshot, "state">) {
    this.#services = services;
    this.#account = account;
    this.#snapshot = snapshot;
  }

  /** Whether a name is in use as far as is known. Sends nothing. */
  isKnown(name: string): boolean {
    return this.#isBeingMade(name) || isListed(this.#knownImages(), name);
  }

  /**
   * Whether a name is in use by another image than `renamed`: DescribeImage, unless an image of that name is being
   * made. Throws `EcmError`, or an `Error` if the account was signed out.
   */
  async isTaken(name: string, signal: AbortSignal, renamed?: Image): Promise<boolean> {
    if (renamed && isSameName(name, renamed.name)) return false;
    if (this.#isBeingMade(name)) return true;
    const ecm = this.#services.accounts.ecm(this.#account);
    if (!ecm) throw new Error("The account is signed out.");
    // The API compares byte by byte, so both forms of an accent are asked for.
    const forms = [...new Set([name, name.normalize("NFD")])];
    const found = await Promise.all(forms.map((form) => ecm.images({ name: form }, signal)));
    return isListed(found.flat(), name);
  }

  #isBeingMade(name: string): boolean {
    return isBeingMade(this.#services.engine.tasks, this.#account, name);
  }

  #knownImages(): readonly Image[] {
    const fresh = this.#snapshot?.state.images;
    return fresh?.is === "loaded" ? fresh.value : this.#services.images.of(this.#account).items;
  }
}
