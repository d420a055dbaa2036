import { explain } from "../../src/view/errors/explain.ts";
import type { Window } from "./computer.ts";

/** Runs a command as VS Code would: what it throws is told to the person. */
export async function tellTrouble({ person }: Window, command: Promise<void>): Promise<void> {
  try {
    await command;
  } catch (error) {
    await person.tell(explain(error, undefined));
  }
}
