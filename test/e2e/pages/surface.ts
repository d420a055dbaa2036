import type { Page } from "playwright-core";

/** The places of the extension's texts: views, pages, notifications, menus, tooltips, status bar and documents. */
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

/** All visible texts of the extension, a line each; for rows also what a screen reader says. */
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
