import type { Locator, Page } from "playwright-core";
import { settlesOn } from "./settled.ts";

/** The extension's entries in the status bar. */
export class StatusBar {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The texts of the extension's visible entries. */
  async entries(): Promise<readonly string[]> {
    const found = await this.#entries().allInnerTexts();
    return found.map((text) => text.trim()).filter((text) => text !== "");
  }

  /** Waits until the entries are exactly these. */
  shows(...expected: readonly string[]): Promise<void> {
    return settlesOn(this.#page, () => this.entries(), expected);
  }

  async press(text: string): Promise<void> {
    await this.#entries().filter({ hasText: text }).locator("a").first().click();
  }

  #entries(): Locator {
    return this.#page.locator('.statusbar-item[id^="ecm-tools.tencent-ecm-images"]:visible');
  }
}
