import type { Page } from "playwright-core";
import { texts } from "./dom.ts";
import { QuickInput } from "./quickInput.ts";

/** The command palette. */
export class Palette {
  readonly #page: Page;
  readonly #quick: QuickInput;

  constructor(page: Page) {
    this.#page = page;
    this.#quick = new QuickInput(page);
  }

  /** Runs a command by its title, such as "ECM: Create Image…". */
  async run(title: string): Promise<void> {
    await this.#open(title);
    await this.#row(title).click();
  }

  /** Runs a command by its full title with the keyboard alone. */
  async accept(title: string): Promise<void> {
    await this.#open(title);
    await this.#row(title).and(this.#page.locator(".focused")).waitFor();
    await this.#quick.accept();
  }

  /** The titles that the palette offers for a text, such as "ECM: ". */
  async offers(typed: string): Promise<readonly string[]> {
    await this.#open(typed);
    await this.#rows().first().waitFor();
    const offered = await this.#rows().locator(".label-name").evaluateAll(texts);
    await this.#quick.escape();
    return offered;
  }

  async #open(typed: string): Promise<void> {
    await this.#page.keyboard.press("F1");
    await this.#quick.type(`>${typed}`);
  }

  #row = (title: string) => this.#rows().filter({ hasText: title }).first();

  #rows = () => this.#page.locator(".quick-input-widget:visible .quick-input-list .monaco-list-row");
}
