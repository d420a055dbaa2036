import type { Window } from "./window.ts";

export interface Walk {
  /** "Lab" unless said otherwise. */
  readonly account?: string;
  readonly instance: string;
  readonly name: string;
  /** What to choose on the power page; a stopped instance has none. */
  readonly power?: string | RegExp;
}

/** Walks the wizard from an instance's context menu up to its last page, and chooses nothing there. */
export async function walkToReview(window: Window, { account = "Lab", instance, name, power }: Walk): Promise<void> {
  const title = `Create Image · ${account} · ${instance}`;
  const steps = power === undefined ? 3 : 4;
  await window.menu.choose(window.instances.row(instance), "Create Image…");
  await window.quick.asks(title, `1/${steps}`);
  await window.quick.answer(name);
  await window.quick.asks(title, `2/${steps}`);
  await window.quick.answer("");
  await window.quick.asks(title, `3/${steps}`);
  if (power === undefined) return;
  await window.quick.choose(power);
  await window.quick.asks(title, "4/4");
}
