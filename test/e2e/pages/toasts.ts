import type { Locator, Page } from "playwright-core";
import { patience } from "../../tools/patience.ts";
import { texts } from "./dom.ts";
import { settlesOn } from "./settled.ts";

/** The notifications in the lower right corner. */
export class Toasts {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Waits for a notification with that text, and returns its full text. */
  async says(text: string | RegExp): Promise<string> {
    const message = this.#toast(text).locator(".notification-list-item-message");
    await message.waitFor();
    return message.innerText();
  }

  /** The messages that are shown now. */
  messages(): Promise<readonly string[]> {
    return this.#all().locator(".notification-list-item-message").evaluateAll(texts);
  }

  /** The buttons of a notification. */
  async buttons(text: string | RegExp): Promise<readonly string[]> {
    await this.#toast(text).waitFor();
    return this.#toast(text).locator(".notification-list-item-buttons-container .monaco-button").evaluateAll(texts);
  }

  /** "error", "warning" or "info". */
  async severity(text: string | RegExp): Promise<string> {
    const icon = this.#toast(text).locator(".notification-list-item-icon");
    return /codicon-(error|warning|info)/.exec((await icon.getAttribute("class")) ?? "")?.[1] ?? "";
  }

  async press(text: string | RegExp, button: string): Promise<void> {
    await this.#toast(text).getByRole("button", { name: button, exact: true }).click();
  }

  /** Waits until no notification with that text is shown. */
  async gone(text: string | RegExp): Promise<void> {
    await this.#toast(text).waitFor({ state: "hidden" });
  }

  /** Closes the notification with that text. */
  async dismiss(text: string | RegExp): Promise<void> {
    const toast = this.#toast(text);
    await toast.waitFor();
    await settlesOn(this.#page, () => closeOrTell(toast), "gone");
  }

  #toast(text: string | RegExp): Locator {
    return this.#all().filter({ hasText: text }).first();
  }

  #all(): Locator {
    return this.#page.locator(".notifications-toasts .notification-list-item");
  }
}

/** The close button exists only under the mouse, and the notification may move or close by itself before the click. */
async function closeOrTell(toast: Locator): Promise<"gone" | "still there"> {
  const timeout = patience(1000);
  await toast
    .hover({ timeout })
    .then(() => toast.locator(".codicon-notifications-clear").click({ timeout }))
    .then(() => toast.waitFor({ state: "hidden", timeout }))
    .catch(() => undefined);
  return (await toast.isVisible()) ? "still there" : "gone";
}
