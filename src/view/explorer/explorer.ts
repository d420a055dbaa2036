import { Emitter } from "../../base/events.ts";
import type { Preferences } from "../../base/settings.ts";
import { type Grouping, readGrouping } from "../instances/instanceGrouping.ts";

/** The grouping of the Images view. */
export type ImageGrouping = "instance" | "none";

/** How the user has arranged the two views of this window. Groupings are remembered, filters are not. */
export class Explorer {
  readonly changed = new Emitter();
  /** Fires when a row is to be revealed; see `takeRowToShow`. */
  readonly shown = new Emitter();
  readonly #preferences: Preferences;
  #instanceFilter = "";
  #imageFilter = "";
  #rowToShow: string | undefined;

  constructor(preferences: Preferences) {
    this.#preferences = preferences;
    preferences.changed.on(() => this.changed.fire());
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
    this.changed.fire();
  }

  filterImages(typed: string): void {
    this.#imageFilter = typed.trim();
    this.changed.fire();
  }

  /** Reveals an image's row and clears the filter that may hide it. */
  showImage(row: string): void {
    this.filterImages("");
    this.#rowToShow = row;
    this.shown.fire();
  }

  /** The ID of the row to reveal; the next call returns `undefined`. */
  takeRowToShow(): string | undefined {
    const row = this.#rowToShow;
    this.#rowToShow = undefined;
    return row;
  }
}
