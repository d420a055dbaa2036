import type { Task } from "../../tasks/task.ts";
import type { AskPage, WizardState } from "../wizard/wizard.ts";
import type { Button, Confirmation, Notice } from "./notice.ts";

/** A text that is only to be read. */
export interface Report {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** The screen, as commands see it. */
export interface Screen {
  /** Walks a person through the pages; `undefined` when they leave. The trail is where they begin. */
  ask<Answers>(pages: (ask: AskPage) => Promise<Answers>, state?: WizardState): Promise<Answers | undefined>;
  /** Returns once the notice is on the screen. Its buttons run their commands by themselves. */
  tell(notice: Notice): Promise<void>;
  /** A modal question whose safe answer is to leave. */
  confirm(confirmation: Confirmation): Promise<boolean>;
  /** Does what a button does. */
  press(does: Button["does"]): Promise<void>;
  /** Shows that something is going on; `undefined` when the person stops it. */
  during<T>(title: string, work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined>;
  copy(text: string): Promise<void>;
  /** Opens an address in the browser. */
  open(address: string): Promise<void>;
  /** Opens the document of a task. */
  showTask(task: Task): Promise<void>;
  showLog(): Promise<void>;
  /** Opens a text to read; one of the same id and title takes the place of the one before. */
  showReport(report: Report): Promise<void>;
  /** Runs a program in a terminal a person can see and answer; no shell reads its arguments. */
  runProgram(program: string, ...args: readonly string[]): Promise<void>;
}
