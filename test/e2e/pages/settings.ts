import type { Page } from "playwright-core";
import { Palette } from "./palette.ts";

/** The settings editor. */
export class Settings {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Types a text into the field of a setting, such as "ecm.endpoint". The editor saves it a moment later. */
  async type(name: string, text: string): Promise<void> {
    await new Palette(this.#page).run("Preferences: Open Settings (UI)");
    const editor = this.#page.locator(".settings-editor");
    await editor.locator(".search-container .view-lines").click();
    await this.#page.keyboard.press("ControlOrMeta+A");
    await this.#page.keyboard.type(name);
    const field = editor.locator(`[data-key="${name}"] .setting-item-control input`);
    await field.fill(text);
  }

  /** Uses its button: Escape closes it only while it has the focus, which a saved setting may take away. */
  async close(): Promise<void> {
    await this.#page.locator(".modal-editor-action-container").getByRole("button", { name: "Close" }).click();
    await this.#page.locator(".settings-editor").waitFor({ state: "detached" });
  }
}
