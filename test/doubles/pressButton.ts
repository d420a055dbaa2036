import assert from "node:assert/strict";
import { commands } from "../../src/commands/table.ts";
import type { Window } from "./computer.ts";

/** Presses a button of the latest notice and runs its command, as VS Code would. */
export async function pressButton(window: Window, label: string): Promise<void> {
  const notice = window.person.notices.at(-1);
  const button = notice?.buttons.find((each) => each.label === label);
  assert.ok(button, `${notice?.text} has no ${label}`);
  if (!("command" in button.does)) return window.person.press(button.does);
  const run = Object.entries<(window: Window, ...args: never[]) => Promise<void>>(commands).find(
    ([id]) => "command" in button.does && id === button.does.command,
  );
  assert.ok(run, `${button.does.command} is a command`);
  await run[1](window, ...(button.does.arguments as never[]));
}
