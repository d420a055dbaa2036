import type { Locator, Page } from "playwright-core";
import { texts } from "./dom.ts";
import { settlesOn } from "./settled.ts";

/** A walkthrough in the editor: its steps, and the picture of the one that is open. */
export class Walkthrough {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Waits for the titles of its steps. */
  async steps(): Promise<readonly string[]> {
    await this.#steps().first().waitFor();
    return this.#steps().locator(".step-title").evaluateAll(texts);
  }

  async open(step: string): Promise<void> {
    await this.#step(step).click();
    await this.#page.locator(".getting-started-step.expanded").filter({ hasText: step }).waitFor();
  }

  /** The buttons of the open step. */
  buttons(): Promise<readonly string[]> {
    return this.#page.locator(".getting-started-step.expanded .monaco-button").evaluateAll(texts);
  }

  async press(button: string): Promise<void> {
    await this.#page
      .locator(".getting-started-step.expanded")
      .getByRole("button", { name: button, exact: true })
      .click();
  }

  /** Waits until a step is ticked. */
  async isDone(step: string): Promise<void> {
    await this.#step(step).locator(".codicon-getting-started-step-checked").waitFor();
  }

  /** Waits for the picture with so many shapes. */
  async showsPicture(shapes: number): Promise<void> {
    const frame = this.#page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
    const drawn = frame.locator("svg:visible").locator("rect, path, circle");
    await settlesOn(this.#page, () => drawn.count(), shapes);
  }

  // A step's text may name another step.
  #step(title: string): Locator {
    return this.#steps().filter({ has: this.#page.locator(".step-title", { hasText: title }) });
  }

  #steps(): Locator {
    return this.#page.locator(".gettingStartedContainer .getting-started-step");
  }
}
