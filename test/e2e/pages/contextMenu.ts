import type { Locator, Page } from "playwright-core";
import { texts } from "./dom.ts";

/** The menu of a right click. */
export class ContextMenu {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(row: Locator): Promise<void> {
    await row.click({ button: "right" });
    await this.#menu().waitFor();
  }

  /** The items of the open menu. */
  items(): Promise<readonly string[]> {
    return this.#menu().getByRole("menuitem").evaluateAll(texts);
  }

  /** Opens the row's menu and chooses an item, or one of a submenu. */
  async choose(row: Locator, ...path: readonly string[]): Promise<void> {
    await this.open(row);
    for (const name of path) await this.#pick(name, name === path.at(-1));
    await this.#menu().waitFor({ state: "detached" });
  }

  async close(): Promise<void> {
    await this.#page.keyboard.press("Escape");
    await this.#menu().waitFor({ state: "detached" });
  }

  // A menu ignores the mouse at first, so the keyboard chooses.
  async #pick(name: string, last: boolean): Promise<void> {
    await this.#page.getByRole("menuitem", { name, exact: true }).hover();
    await this.#page.keyboard.press(last ? "Enter" : "ArrowRight");
  }

  #menu(): Locator {
    return this.#page.locator(".monaco-menu:visible").first();
  }
}
