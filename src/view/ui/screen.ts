import type { Task } from "../../tasks/task.ts";
import type { AskPage, WizardState } from "../wizard/wizard.ts";
import type { Button, Confirmation, Notice } from "./notice.ts";

/** A read-only document. */
export interface Report {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** The screen, as commands see it. */
export interface Screen {
  /** Runs a wizard, beginning at `state`. `undefined` if the user cancels. */
  ask<Answers>(pages: (ask: AskPage) => Promise<Answers>, state?: WizardState): Promise<Answers | undefined>;
  /** Returns once the notification is shown. Its buttons run their commands later. */
  tell(notice: Notice): Promise<void>;
  /** Shows a modal question. False if the user cancels. */
  confirm(confirmation: Confirmation): Promise<boolean>;
  /** Performs a button's action. */
  press(does: Button["does"]): Promise<void>;
  /** Shows progress during the work. `undefined` if the user cancels it. */
  during<T>(title: string, work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined>;
  copy(text: string): Promise<void>;
  /** Opens an address in the browser. */
  open(address: string): Promise<void>;
  /** Opens a task's document. */
  showTask(task: Task): Promise<void>;
  showLog(): Promise<void>;
  /** Opens a report. It replaces an open one with the same ID and title. */
  showReport(report: Report): Promise<void>;
  /**
   * Runs a program from PATH in a visible terminal, on the computer that this extension runs on and outside of the open
   * folder. No shell interprets its arguments. Throws `UserError` if there is no such program.
   */
  runProgram(program: string, ...args: readonly string[]): Promise<void>;
}
