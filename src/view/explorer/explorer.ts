import { Emitter } from "../../base/events.ts";
import type { Grouping, ImageGrouping, Settings } from "../../base/settings.ts";

/** How the user has arranged the two views of this window. Groupings are remembered, filters are not. */
export class Explorer {
  readonly #onDidChange = new Emitter();
  readonly onDidChange = this.#onDidChange.event;
  readonly #onDidRequestReveal = new Emitter<string>();
  /** An image's row, by its id, is to be revealed. */
  readonly onDidRequestReveal = this.#onDidRequestReveal.event;
  readonly #settings: Settings;
  #instanceFilter = "";
  #imageFilter = "";

  constructor(settings: Settings) {
    this.#settings = settings;
    settings.onDidChange(() => this.#onDidChange.fire());
  }

  get grouping(): Grouping {
    return this.#settings.groupBy;
  }

  get imageGrouping(): ImageGrouping {
    return this.#settings.groupImagesBy;
  }

  get instanceFilter(): string {
    return this.#instanceFilter;
  }

  get imageFilter(): string {
    return this.#imageFilter;
  }

  async groupInstances(grouping: Grouping): Promise<void> {
    await this.#settings.update("groupBy", grouping);
  }

  async groupImages(grouping: ImageGrouping): Promise<void> {
    await this.#settings.update("groupImagesBy", grouping);
  }

  filterInstances(typed: string): void {
    this.#instanceFilter = typed.trim();
    this.#onDidChange.fire();
  }

  filterImages(typed: string): void {
    this.#imageFilter = typed.trim();
    this.#onDidChange.fire();
  }

  /** Reveals an image's row and clears the filter that may hide it. */
  showImage(row: string): void {
    this.filterImages("");
    this.#onDidRequestReveal.fire(row);
  }
}
