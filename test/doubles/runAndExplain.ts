import { explain } from "../../src/view/errors/explain.ts";
import type { Window } from "./computer.ts";

/** Runs a command as VS Code does, and shows the user an error that it throws. */
export async function runAndExplain({ person }: Window, command: Promise<void>): Promise<void> {
  try {
    await command;
  } catch (error) {
    await person.tell(explain(error, undefined));
  }
}
