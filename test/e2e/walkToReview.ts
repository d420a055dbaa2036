import type { Window } from "./window.ts";

export interface Walk {
  /** "Lab" by default. */
  readonly account?: string;
  readonly instance: string;
  readonly name: string;
  /** The choice on the power page; a stopped instance has no such page. */
  readonly power?: string | RegExp;
}

/** Goes through the wizard from an instance's context menu to the last page, and chooses nothing there. */
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
