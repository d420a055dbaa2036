import { shoot } from "./evidence.ts";
import type { Editor } from "./editor.ts";

/** Keeps pictures of the window in a light and a dark theme. */
export async function shootBoth({ window }: Editor, name: string): Promise<void> {
  await shoot(window.page, `${name}-light`);
  await window.workbench.toggleTheme("dark");
  await shoot(window.page, `${name}-dark`);
  await window.workbench.toggleTheme("light");
}
