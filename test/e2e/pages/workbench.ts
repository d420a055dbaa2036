import type { Page } from "playwright-core";

/** The window as a whole. */
export class Workbench {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Waits until the window can be used. */
  async ready(): Promise<void> {
    await this.#page.locator(".part.statusbar .statusbar-item").first().waitFor();
    await this.#page.locator(".part.activitybar").getByRole("tab").first().waitFor();
    await this.#page.locator(".part.sidebar .composite.title h2").waitFor({ state: "attached" });
  }

  /** Waits until the activity bar offers that view container. */
  async hasContainer(name: string): Promise<void> {
    await this.#page.locator(".part.activitybar").getByRole("tab", { name, exact: true }).waitFor();
  }

  /** Opens the view container of that name, as a click in the activity bar does, unless it is open. */
  async openContainer(name: string): Promise<void> {
    const title = this.#page.locator(".part.sidebar .composite.title h2").filter({ hasText: name });
    const tab = this.#page.locator(".part.activitybar").getByRole("tab", { name, exact: true }).locator("a");
    await tab.waitFor();
    if (await title.isVisible()) return;
    await tab.click();
    // If a reload was just about to show it, the click has closed it.
    await title.waitFor({ timeout: 3000 }).catch(() => tab.click());
    await title.waitFor();
  }

  /** Loads the window anew, as Developer: Reload Window does. */
  async reload(): Promise<void> {
    await this.#page.reload({ waitUntil: "commit" });
    await this.ready();
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }
}
