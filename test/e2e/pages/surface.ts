import type { Page } from "playwright-core";

/** Where the extension's own words stand: its views, questions, notifications, menus, tooltips, status bar and documents. */
const places = [
  ".part.sidebar .pane",
  ".part.sidebar .pane .monaco-list-row[aria-label]",
  ".quick-input-widget",
  ".notifications-toasts .notification-list-item",
  ".monaco-menu",
  ".monaco-hover",
  ".monaco-dialog-box",
  '.statusbar-item[id^="ecm-tools.tencent-ecm-images"]',
  ".editor-group-container .view-lines",
];

/** All that can be read of the extension in the window now, a line each; of rows also what a screen reader says. */
export async function surface(page: Page): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const place of places) {
    const shown = page.locator(`${place}:visible`);
    texts.push(...(await shown.allInnerTexts()), ...(await shown.evaluateAll(rowLabels)));
  }
  return texts.flatMap((text) => text.replaceAll("\u00a0", " ").split("\n")).filter((line) => line.trim() !== "");
}

const rowLabels = (elements: readonly { getAttribute(name: string): string | null }[]): string[] =>
  elements.map(
    (element) => (element.getAttribute("role") === "treeitem" ? element.getAttribute("aria-label") : "") ?? "",
  );
