import type { Locator, Page } from "playwright-core";
import { patience } from "../../tools/patience.ts";
import { Palette } from "./palette.ts";

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
    await this.#tab(name).waitFor();
  }

  /** Opens a view container by a click in the activity bar, unless it is open. */
  async openContainer(name: string): Promise<void> {
    const title = this.#title(name);
    const tab = this.#tab(name);
    // A badge may cover the icon; a user clicks it all the same.
    const click = () => tab.locator("a").click({ force: true });
    await tab.waitFor();
    if (await title.isVisible()) return;
    await click();
    // If a reload was about to show it, the click has closed it.
    await title.waitFor({ timeout: patience(3000) }).catch(click);
    await title.waitFor();
  }

  /** Reloads the window, as Developer: Reload Window does; ECM is open again if it was. */
  reload(): Promise<void> {
    return this.#comeBack(() => this.#page.reload({ waitUntil: "commit" }));
  }

  /** Closes the window, does `meanwhile` and opens it again; ECM is open again if it was. */
  reopen(meanwhile: () => Promise<void>): Promise<void> {
    return this.#comeBack(async () => {
      const address = this.#page.url();
      await this.#page.goto("about:blank");
      await meanwhile();
      await this.#page.goto(address, { waitUntil: "commit" });
    });
  }

  async #comeBack(open: () => Promise<unknown>): Promise<void> {
    const wasOpen = await this.#title("ECM").isVisible();
    await open();
    await this.ready();
    // In a browser the editor saves late which container is open, and may have missed it.
    if (wasOpen) await this.openContainer("ECM");
  }

  /** Switches between the light and the dark theme. */
  async toggleTheme(to: "light" | "dark"): Promise<void> {
    await new Palette(this.#page).run("Preferences: Toggle between Light/Dark Themes");
    await this.#page
      .locator(`.monaco-workbench:is(${to === "dark" ? ".vs-dark, .hc-black" : ".vs, .hc-light"})`)
      .waitFor();
    await this.#page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  }

  // A badge adds what it says to the name: "ECM - 1 task running".
  #tab(name: string): Locator {
    return this.#page.locator(".part.activitybar").getByRole("tab", { name: new RegExp(`^${name}( - .*)?$`) });
  }

  #title(name: string): Locator {
    return this.#page.locator(".part.sidebar .composite.title h2").filter({ hasText: name });
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }
}
