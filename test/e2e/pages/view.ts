import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { labels } from "./dom.ts";
import { settles, settlesOn } from "./settled.ts";
import { treeText } from "./treeText.ts";

/** A view of the side bar: a tree, or the welcome text in its place. */
export class View {
  readonly #page: Page;
  readonly #pane: Locator;

  constructor(page: Page, title: string) {
    this.#page = page;
    this.#pane = page.locator(".pane").filter({ has: page.locator(`.pane-header[aria-label^="${title}"]`) });
  }

  /** The tree as text, one row a line, without rows that are scrolled out of sight. */
  tree(): Promise<string> {
    return this.#rows().evaluateAll(treeText);
  }

  /** Waits until the tree is exactly this. */
  shows(text: string): Promise<void> {
    return settlesOn(this.#page, () => this.tree(), text);
  }

  /** Waits until a line of the tree matches. */
  async showsRow(pattern: RegExp): Promise<void> {
    await settles(
      this.#page,
      () => this.tree(),
      (tree) => assert.match(tree, pattern),
    );
  }

  /** The first row with that text in its label or description. */
  row(text: string | RegExp): Locator {
    return this.#rows().filter({ hasText: text }).first();
  }

  async select(text: string | RegExp): Promise<void> {
    await this.row(text).click();
  }

  /** Selects several rows, as clicks with Ctrl held do. */
  async selectAll(...texts: readonly (string | RegExp)[]): Promise<void> {
    for (const [at, text] of texts.entries())
      await this.row(text).click(at === 0 ? {} : { modifiers: ["ControlOrMeta"] });
  }

  /** Selects a row and all rows down to another, as a click with Shift held does. */
  async selectTo(first: string | RegExp, last: string | RegExp): Promise<void> {
    await this.row(first).click();
    await this.row(last).click({ modifiers: ["Shift"] });
  }

  /** What a screen reader says about the selected rows. */
  async selected(): Promise<readonly string[]> {
    return this.#pane.locator('[role="treeitem"][aria-selected="true"]').evaluateAll(labels);
  }

  async expand(text: string | RegExp): Promise<void> {
    const row = this.row(text);
    if ((await row.getAttribute("aria-expanded")) === "false") await row.locator(".monaco-tl-twistie").click();
    await this.#pane.locator('[aria-expanded="true"]').filter({ hasText: text }).first().waitFor();
  }

  async collapse(text: string | RegExp): Promise<void> {
    const row = this.row(text);
    if ((await row.getAttribute("aria-expanded")) === "true") await row.locator(".monaco-tl-twistie").click();
    await this.#pane.locator('[aria-expanded="false"]').filter({ hasText: text }).first().waitFor();
  }

  /** The icon of a row, such as "vm-running". */
  async icon(text: string | RegExp): Promise<string> {
    const icon = this.row(text).locator(".custom-view-tree-node-item-icon").first();
    return /codicon-([\w-]+)/.exec((await icon.getAttribute("class")) ?? "")?.[1] ?? "";
  }

  /** Waits until a row's label is grey. */
  async isGrey(text: string | RegExp): Promise<void> {
    await this.row(text).locator('[class*="itemColor"]').first().waitFor();
  }

  /** The text of a row's tooltip. */
  async tooltip(text: string | RegExp): Promise<string> {
    await this.row(text).locator(".monaco-icon-label").first().hover();
    const hover = this.#page.locator(".monaco-hover:visible").first();
    await hover.waitFor();
    return hover.innerText();
  }

  /** The buttons of a row, which show when the mouse is over it. */
  async rowButtons(text: string | RegExp): Promise<readonly string[]> {
    await this.row(text).hover();
    return this.row(text).locator(".actions a.action-label").evaluateAll(labels);
  }

  async pressRowButton(text: string | RegExp, name: string): Promise<void> {
    await this.row(text).hover();
    await this.row(text).getByRole("button", { name }).click();
  }

  /** The buttons beside the view's title. */
  async titleButtons(): Promise<readonly string[]> {
    await this.#pane.hover();
    return this.#pane.locator(".pane-header .actions a.action-label").evaluateAll(labels);
  }

  async pressTitleButton(name: string): Promise<void> {
    await this.#pane.hover();
    await this.#pane.locator(".pane-header").getByRole("button", { name }).click();
  }

  /** The view's header: the title and its description. */
  title(): Promise<string> {
    return this.#pane.locator(".pane-header").innerText();
  }

  /** Waits for the welcome text of an empty view. */
  async welcome(): Promise<string> {
    const content = this.#pane.locator(".welcome-view-content:visible");
    await content.waitFor();
    return content.innerText();
  }

  async pressWelcomeButton(name: string): Promise<void> {
    await this.#pane.locator(".welcome-view-content").getByRole("button", { name }).click();
  }

  async pressWelcomeLink(name: string): Promise<void> {
    await this.#pane.locator(".welcome-view-content .monaco-link").getByText(name, { exact: true }).click();
  }

  /** The message above the tree. */
  message(): Promise<string> {
    return this.#pane.locator(".message:visible").first().innerText();
  }

  #rows(): Locator {
    return this.#pane.locator('.monaco-list-row[role="treeitem"]');
  }
}
