import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { Palette } from "./palette.ts";
import { settles } from "./settled.ts";

/** Runs in the page: what a screen reader says about the focused element, and whether a row is expanded. */
const spoken = `(() => {
  const focused = document.activeElement;
  const active = focused?.getAttribute("aria-activedescendant");
  const here = (active && document.getElementById(active)) || focused;
  const open = { true: ", expanded", false: ", collapsed" }[here?.getAttribute("aria-expanded")] ?? "";
  return (here?.getAttribute("aria-label") ?? here?.textContent ?? "") + open;
})()`;

/** A user with a keyboard and a screen reader. */
export class Keyboard {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Presses keys, and expects what the screen reader says after each. */
  async hears(...steps: readonly (readonly [key: string, said: string | RegExp])[]): Promise<void> {
    for (const [key, said] of steps) {
      await this.#page.keyboard.press(key);
      await this.isAt(said);
    }
  }

  /** Waits until the focus is there. */
  async isAt(said: string | RegExp): Promise<void> {
    await settles(
      this.#page,
      () => this.#page.evaluate<string>(spoken),
      (heard) => (typeof said === "string" ? assert.equal(heard, said) : assert.match(heard, said)),
    );
  }

  /** Focuses a view from the palette. */
  async goTo(view: string): Promise<void> {
    await new Palette(this.#page).accept(`ECM: Focus on ${view} View`);
  }

  /** Opens the focused row's menu and goes down to an item; returns all items that the screen reader said. */
  async choose(item: string): Promise<readonly string[]> {
    const heard: string[] = [];
    await this.#page.keyboard.press("Shift+F10");
    await this.#page.locator(".monaco-menu:visible").first().waitFor();
    while (heard.at(-1) !== item && !heard.slice(0, -1).includes(heard.at(-1) ?? "")) {
      await this.#page.keyboard.press("ArrowDown");
      heard.push(await this.#page.evaluate<string>(spoken));
    }
    await this.#page.keyboard.press("Enter");
    return heard;
  }
}
