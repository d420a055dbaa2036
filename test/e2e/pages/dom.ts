/** As much of an element as the functions use that run in the page; the compiler knows no browser here. */
export interface DomElement {
  readonly className: string;
  readonly textContent: string | null;
  readonly clientWidth: number;
  readonly scrollWidth: number;
  getAttribute(name: string): string | null;
  querySelector(selector: string): DomElement | null;
}

/** Runs in the page: the accessible names of elements. */
export const labels = (elements: readonly DomElement[]): string[] =>
  elements.map((element) => element.getAttribute("aria-label") ?? "");

/** Runs in the page: the texts of elements, each on one line. */
export const texts = (elements: readonly DomElement[]): string[] =>
  elements.map((element) => (element.textContent ?? "").replace(/\s+/g, " ").trim());
