/** The part of a DOM element that functions in the page use; the compiler has no DOM types here. */
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
