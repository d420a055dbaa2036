import type { Locator, Page } from "playwright-core";
import { texts } from "./dom.ts";

/** A modal dialog. */
export class Dialog {
  readonly #box: Locator;

  constructor(page: Page) {
    this.#box = page.locator(".monaco-dialog-box");
  }

  async message(): Promise<string> {
    return this.#box.locator(".dialog-message-text").innerText();
  }

  async detail(): Promise<string> {
    return this.#box.locator(".dialog-message-detail").innerText();
  }

  buttons(): Promise<readonly string[]> {
    return this.#box.locator(".dialog-buttons .monaco-button").evaluateAll(texts);
  }

  /** Waits until a button has the focus, so that Enter presses it. */
  async waits(button: string): Promise<void> {
    await this.#box.locator(".monaco-button:focus").filter({ hasText: button }).waitFor();
  }

  async press(button: string): Promise<void> {
    await this.#box.getByRole("button", { name: button, exact: true }).click();
    await this.#box.waitFor({ state: "detached" });
  }
}
