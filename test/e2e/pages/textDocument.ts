import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { texts } from "./dom.ts";
import { settles } from "./settled.ts";

/** The document in the active editor. */
export class TextDocument {
  readonly #page: Page;
  readonly #group: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#group = page.locator(".editor-group-container.active");
  }

  /** The name of the active tab. */
  async tab(): Promise<string> {
    return (await this.#group.locator(".tab.active .label-name").innerText()).replaceAll("\u00a0", " ");
  }

  /** The names of all tabs. */
  tabs(): Promise<readonly string[]> {
    return this.#page.locator(".editor-group-container .tab .label-name").evaluateAll(texts);
  }

  /** The visible lines. */
  async text(): Promise<string> {
    const [text = ""] = await this.#group.locator(".editor-instance .view-lines").allInnerTexts();
    return text.replaceAll("\u00a0", " ");
  }

  /** Waits for a text, and returns all visible lines. */
  async says(text: string | RegExp): Promise<string> {
    await settles(
      this.#page,
      () => this.text(),
      (seen) => (typeof text === "string" ? assert.ok(seen.includes(text), seen) : assert.match(seen, text)),
    );
    return this.text();
  }
}
