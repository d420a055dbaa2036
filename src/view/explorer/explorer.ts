import { Emitter } from "../../base/events.ts";
import type { Preferences } from "../../base/settings.ts";
import { type Grouping, readGrouping } from "../instances/instanceGrouping.ts";

/** How images are put together. */
export type ImageGrouping = "instance" | "none";

/** How a person has arranged the two lists of this window. Groupings are remembered, filters are not. */
export class Explorer {
  readonly #onDidChange = new Emitter();
  readonly onDidChange = this.#onDidChange.event;
  readonly #onDidRequestReveal = new Emitter<string>();
  /** An image's row, by its id, is to be revealed. */
  readonly onDidRequestReveal = this.#onDidRequestReveal.event;
  readonly #preferences: Preferences;
  #instanceFilter = "";
  #imageFilter = "";

  constructor(preferences: Preferences) {
    this.#preferences = preferences;
    preferences.onDidChange(() => this.#onDidChange.fire());
  }

  get grouping(): Grouping {
    return readGrouping(this.#preferences.get("groupBy"));
  }

  get imageGrouping(): ImageGrouping {
    return this.#preferences.get("groupImagesBy") === "none" ? "none" : "instance";
  }

  get instanceFilter(): string {
    return this.#instanceFilter;
  }

  get imageFilter(): string {
    return this.#imageFilter;
  }

  async groupInstances(grouping: Grouping): Promise<void> {
    await this.#preferences.set("groupBy", grouping);
  }

  async groupImages(grouping: ImageGrouping): Promise<void> {
    await this.#preferences.set("groupImagesBy", grouping);
  }

  filterInstances(typed: string): void {
    this.#instanceFilter = typed.trim();
    this.#onDidChange.fire();
  }

  filterImages(typed: string): void {
    this.#imageFilter = typed.trim();
    this.#onDidChange.fire();
  }

  /** Brings an image's row into sight, which no filter may hide. */
  showImage(row: string): void {
    this.filterImages("");
    this.#onDidRequestReveal.fire(row);
  }
}
