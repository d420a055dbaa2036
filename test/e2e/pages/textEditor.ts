import type { Locator, Page } from "playwright-core";
import { Palette } from "./palette.ts";
import { settlesOn } from "./settled.ts";

/** The active text editor. */
export class TextEditor {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Opens a new untitled text. */
  async openNew(): Promise<void> {
    await new Palette(this.#page).run("File: New Untitled Text File");
    await this.#text().waitFor();
  }

  /** Drags something into the text, with Shift held as VS Code requires, until the drop position is shown. */
  async drop(dragged: Locator): Promise<void> {
    const { mouse, keyboard } = this.#page;
    const { x = 0, y = 0 } = (await this.#text().boundingBox()) ?? {};
    const target = this.#page.locator(".editor-instance .dnd-target");
    await dragged.hover();
    await mouse.down();
    await keyboard.down("Shift");
    let moved = 50;
    const move = async () => {
      await mouse.move(x + (moved += 1), y + 200);
      return target.count();
    };
    await settlesOn(this.#page, move, 1);
    await mouse.up();
    await keyboard.up("Shift");
  }

  /** Its lines. */
  async lines(): Promise<readonly string[]> {
    const lines = await this.#text().locator(".view-line").allInnerTexts();
    return lines.map((line) => line.replaceAll("\u00a0", " "));
  }

  #text(): Locator {
    return this.#page.locator(".editor-group-container.active .editor-instance:visible .view-lines");
  }
}
