import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import type { DomElement } from "./dom.ts";
import { labels } from "./dom.ts";
import { settles, settlesOn } from "./settled.ts";

/** The input box or quick pick at the top of the window. */
export class QuickInput {
  readonly #page: Page;
  readonly #widget: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#widget = page.locator(".quick-input-widget:visible");
  }

  /** Waits for the page of that title, and for its step such as "2/4" if one is given. */
  async asks(title: string, step?: string): Promise<void> {
    const shown = step === undefined ? title : `${title} (${step})`;
    await settlesOn(this.#page, () => this.#titleUpTo(shown), shown);
  }

  /** The title with its step, such as "Create Image · Lab · web-1 (2/4)". */
  async title(): Promise<string> {
    return (await this.#text(".quick-input-title")).trim();
  }

  /** The step, such as "2/4", or "" where the page has none. */
  async step(): Promise<string> {
    return /\((\d+\/\d+)\)$/.exec(await this.title())?.[1] ?? "";
  }

  /** The line below the input: a prompt or a validation message. */
  async message(): Promise<string> {
    return (await this.#text(".quick-input-message")).trim();
  }

  async says(text: string | RegExp): Promise<void> {
    const pattern = typeof text === "string" ? new RegExp(escape(text)) : text;
    await settles(
      this.#page,
      () => this.message(),
      (message) => assert.match(message, pattern),
    );
  }

  /** The rows as text: the label, the description after it, the detail on its own line. */
  rows(): Promise<string> {
    return this.#rows().evaluateAll(rowsText);
  }

  /** The full texts of the rows' lines that do not fit. */
  cut(): Promise<readonly string[]> {
    return this.#rows().locator(".monaco-icon-label-container").evaluateAll(linesCut);
  }

  /** Waits until the rows are exactly these. */
  shows(text: string): Promise<void> {
    return settlesOn(this.#page, () => this.rows(), text);
  }

  /** Waits until the rows match. */
  async showsRow(pattern: RegExp): Promise<void> {
    await settles(
      this.#page,
      () => this.rows(),
      (rows) => assert.match(rows, pattern),
    );
  }

  /** What a screen reader says: the active row, else the input with its message. */
  async spoken(): Promise<string> {
    const input = this.#input();
    const active = await input.getAttribute("aria-activedescendant");
    const row = active === null ? undefined : await this.#page.locator(`[id="${active}"]`).getAttribute("aria-label");
    if (row !== undefined && row !== null) return row;
    return [await input.getAttribute("aria-label"), await this.message()].filter(Boolean).join(" · ");
  }

  /** The text of the input. */
  value(): Promise<string> {
    return this.#input().inputValue();
  }

  placeholder(): Promise<string | null> {
    return this.#input().getAttribute("placeholder");
  }

  /** Whether the text of the input is shown as dots. */
  async isMasked(): Promise<boolean> {
    return (await this.#input().getAttribute("type")) === "password";
  }

  /** Replaces the text of the input. */
  async type(text: string): Promise<void> {
    await this.#input().fill(text);
  }

  async accept(): Promise<void> {
    await this.#page.keyboard.press("Enter");
  }

  /** Types the text and accepts it. */
  async answer(text: string): Promise<void> {
    await this.type(text);
    await this.accept();
  }

  /** Chooses the row with that text. */
  async choose(text: string | RegExp): Promise<void> {
    await this.#rows().filter({ hasText: text }).first().click();
  }

  /** The labels of the rows that are ticked. */
  async ticked(): Promise<readonly string[]> {
    return this.#rows().evaluateAll(tickedLabels);
  }

  async back(): Promise<void> {
    await this.#widget.locator(".quick-input-titlebar").getByRole("button", { name: "Back" }).click();
  }

  /** The buttons in the title, without Back. */
  buttons(): Promise<readonly string[]> {
    return this.#widget.locator(".quick-input-right-action-bar a.action-label").evaluateAll(labels);
  }

  async pressButton(name: string): Promise<void> {
    await this.#widget.getByRole("button", { name, exact: true }).click();
  }

  async escape(): Promise<void> {
    await this.#page.keyboard.press("Escape");
    await this.closed();
  }

  /** Waits until it is closed. */
  async closed(): Promise<void> {
    await this.#widget.waitFor({ state: "hidden" });
  }

  async isOpen(): Promise<boolean> {
    return this.#widget.isVisible();
  }

  // A title given without its step matches one that has a step.
  async #titleUpTo(shown: string): Promise<string> {
    const title = await this.title();
    return title.startsWith(`${shown} (`) ? shown : title;
  }

  async #text(selector: string): Promise<string> {
    const [first = ""] = await this.#widget.locator(selector).allInnerTexts();
    return first;
  }

  #rows(): Locator {
    return this.#widget.locator(".quick-input-list .monaco-list-row");
  }

  #input(): Locator {
    return this.#widget.locator(".quick-input-box input");
  }
}

const escape = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);

const rowsText = (rows: readonly DomElement[]): string =>
  rows
    .map((row) => ({
      label: row.querySelector(".label-name")?.textContent ?? "",
      description: row.querySelector(".label-description")?.textContent ?? "",
      detail: row.querySelector(".quick-input-list-label-meta")?.textContent ?? "",
    }))
    .map(
      ({ label, description, detail }) => `${label} ${description}`.trim() + (detail === "" ? "" : `\n    ${detail}`),
    )
    .join("\n")
    .replaceAll("\u00a0", " ");

const linesCut = (lines: readonly DomElement[]): readonly string[] =>
  lines.filter((line) => line.scrollWidth > line.clientWidth).map((line) => line.textContent ?? "");

const tickedLabels = (rows: readonly DomElement[]): readonly string[] =>
  rows
    .filter((row) => row.querySelector('[role="checkbox"]')?.getAttribute("aria-checked") === "true")
    .map((row) => row.querySelector(".label-name")?.textContent ?? "");
