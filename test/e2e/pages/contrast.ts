import type { Page } from "playwright-core";

/** Runs in the page: the contrast of each text in the views' rows to its background, by the formula of WCAG. */
const measure = `(() => {
  const parts = (color) => color.match(/[\\d.]+/g).map(Number);
  const linear = (part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const behind = parts(getComputedStyle(document.querySelector(".part.sidebar")).backgroundColor);
  const opacity = (element) =>
    element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1;
  const contrast = (text) => {
    const [r, g, b, alpha = 1] = parts(getComputedStyle(text).color);
    const share = alpha * opacity(text);
    const seen = [r, g, b].map((part, at) => part * share + behind[at] * (1 - share));
    const [dark, light] = [luminance(seen), luminance(behind)].toSorted((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const texts = document.querySelectorAll(".pane .monaco-list-row :is(.label-name, .label-description)");
  return [...texts].map((text) => [text.textContent, contrast(text)]);
})()`;

/** The texts in the views' rows whose contrast is below a limit. */
export async function palerThan(page: Page, least: number): Promise<readonly string[]> {
  const texts = await page.evaluate<readonly (readonly [string, number])[]>(measure);
  if (texts.length === 0) throw new Error("There are no rows.");
  return texts.filter(([, contrast]) => contrast < least).map(([text, contrast]) => `${text}: ${contrast.toFixed(1)}`);
}
