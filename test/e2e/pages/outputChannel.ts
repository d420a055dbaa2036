import type { Locator, Page } from "playwright-core";
import { Palette } from "./palette.ts";

/** The output panel. */
export class OutputChannel {
  readonly #panel: Locator;
  readonly #palette: Palette;

  constructor(page: Page) {
    this.#panel = page.locator(".part.panel");
    this.#palette = new Palette(page);
  }

  /** Opens the panel with the channel that it showed last. */
  async open(): Promise<void> {
    await this.#palette.run("Output: Focus on Output View");
    await this.#panel.locator(".view-lines").waitFor();
  }

  /** The channel that is shown. */
  async channel(): Promise<string> {
    return this.#panel.locator(".monaco-select-box").first().inputValue();
  }

  /** The visible lines. */
  async text(): Promise<string> {
    const lines = await this.#panel.locator(".view-line").allInnerTexts();
    return lines.join("\n").replaceAll("\u00a0", " ");
  }

  /** Waits for a line with that text. */
  async says(text: string | RegExp): Promise<void> {
    await this.#panel.locator(".view-line").filter({ hasText: text }).first().waitFor();
  }
}
