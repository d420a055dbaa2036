import { systemClock } from "../../src/base/clock.ts";
import type { Button, Confirmation, Notice } from "../../src/view/ui/notice.ts";
import type {
  PickChoice,
  ManyQuestion,
  PickQuestion,
  WizardQuestion,
  TextQuestion,
} from "../../src/view/ui/question.ts";
import type { Task } from "../../src/tasks/task.ts";
import type { Report, Screen } from "../../src/view/ui/screen.ts";
import { InputValidator } from "../../src/view/wizard/inputValidation.ts";
import {
  type AskPage,
  type PageState,
  type PageReply,
  type WizardState,
  runWizard,
} from "../../src/view/wizard/wizard.ts";

/**
 * The user, who gives these answers in order: the label of a choice or a text to type; "Back" and "Escape" are keys.
 * Everything they see is recorded, a line each.
 */
export class Person implements Screen {
  readonly saw: string[] = [];
  readonly notices: Notice[] = [];
  readonly pressed: Button["does"][] = [];
  clipboard = "";
  isLooking = true;
  /** Called with the heading of each page that opens. */
  onPage: (heading: string) => unknown = () => {};
  readonly #answers: string[];

  constructor(...answers: readonly string[]) {
    this.#answers = [...answers];
  }

  /** Adds answers for after that. */
  then(...answers: readonly string[]): this {
    this.#answers.push(...answers);
    return this;
  }

  ask<Answers>(pages: (ask: AskPage) => Promise<Answers>, state?: WizardState): Promise<Answers | undefined> {
    return runWizard(pages, (question, page) => this.#reply(question, page), state);
  }

  async press(does: Button["does"]): Promise<void> {
    this.pressed.push(does);
  }

  during<T>(title: string, work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    this.saw.push(`… ${title}`);
    return work(new AbortController().signal);
  }

  /** Takes the focus from the window. */
  lookAway(): void {
    this.isLooking = false;
  }

  lookBack(): void {
    this.isLooking = true;
  }

  async tell(notice: Notice): Promise<void> {
    this.notices.push(notice);
    this.saw.push([`${notice.kind}: ${notice.text}`, ...notice.buttons.map(({ label }) => `[${label}]`)].join(" "));
  }

  async confirm({ text, detail, yes }: Confirmation): Promise<boolean> {
    this.saw.push(`sure? ${text} ${detail} [${yes}]`);
    return this.#next(text) === yes;
  }

  async copy(text: string): Promise<void> {
    this.clipboard = text;
  }

  async open(address: string): Promise<void> {
    this.saw.push(`browser: ${address}`);
  }

  async showTask({ key }: Task): Promise<void> {
    this.saw.push(`document of task ${key}`);
  }

  async showLog(): Promise<void> {
    this.saw.push("log");
  }

  async showReport({ title, text }: Report): Promise<void> {
    this.saw.push(`report ${title}`, text);
  }

  async runProgram(program: string, ...args: readonly string[]): Promise<void> {
    this.saw.push(`terminal: ${[program, ...args].join(" ")}`);
  }

  async #reply<T>(question: WizardQuestion<T>, page: PageState): Promise<PageReply<T>> {
    await this.onPage(headingOf(question));
    this.saw.push(headingOf(question));
    if (question.kind === "pick") return this.#pick(question);
    return question.kind === "many" ? this.#tick(question) : this.#type(question, page);
  }

  /** Ticks the rows whose labels are in the answer, separated by " + ". */
  async #tick<T>(question: ManyQuestion<T>): Promise<PageReply<T>> {
    const choices = await question.choices;
    this.saw.push(
      ...choices.flatMap((choice) => [drawChoice(choice), ...(choice.detail ? [`    ${choice.detail}`] : [])]),
    );
    const answer = this.#answer(question);
    if (answer === "Back") return { did: "goBack" };
    if (answer === "Escape") return { did: "leave" };
    const values = answer.split(" + ").map((label) => {
      const value = choices.find((choice) => choice.label === label)?.value;
      if (value === undefined) throw new Error(`"${question.prompt}" does not let "${label}" be ticked`);
      return value;
    });
    return { did: "answer", value: question.join(values), draft: "" };
  }

  async #pick<T>(question: PickQuestion<T>): Promise<PageReply<T>> {
    const choices = await settled(question.choices);
    this.saw.push(...choices.map(drawChoice));
    const answer = this.#answer(question);
    if (answer === "Back") return { did: "goBack" };
    if (answer === "Escape") return { did: "leave" };
    const choice = choices.find(({ label }) => label === answer);
    if (choice?.value === undefined) throw new Error(`"${question.prompt}" does not offer "${answer}"`);
    return { did: "answer", value: choice.value, draft: choice.label };
  }

  async #type<T>(question: TextQuestion<T>, page: PageState): Promise<PageReply<T>> {
    for (;;) {
      const answer = this.#next(question.prompt);
      if (answer === "Back") return { did: "goBack" };
      if (answer === "Escape") return { did: "leave" };
      const text = answer === "Enter" ? (page.draft ?? (await later(question)) ?? question.value ?? "") : answer;
      let beside = "";
      const typing = new InputValidator(question, systemClock, ({ message }) => (beside = message));
      const checked = await typing.accept(text);
      this.saw.push(`  ${question.isSecret ? "•".repeat(text.length) : text}${beside && ` (${beside})`}`);
      if (checked.ok) return { did: "answer", value: checked.value, draft: text };
    }
  }

  /** The next answer. Presses the title's buttons that come before it. */
  #answer<T>(question: WizardQuestion<T>): string {
    for (;;) {
      const answer = this.#next(question.title);
      const copies = question.copies?.find(({ label }) => `[${label}]` === answer);
      if (!copies) return answer;
      this.clipboard = copies.text();
    }
  }

  #next(what: string): string {
    const answer = this.#answers.shift();
    if (answer === undefined) throw new Error(`Nobody answers "${what}"`);
    return answer;
  }
}

async function settled<T>(choices: PickQuestion<T>["choices"]): Promise<readonly PickChoice<T>[]> {
  if (!("now" in choices)) return choices;
  await choices.complete;
  return choices.now();
}

const later = <T>({ laterValue }: TextQuestion<T>) => laterValue?.catch(() => undefined);

const headingOf = <T>({ title, prompt, step, steps }: WizardQuestion<T>): string =>
  `${title}${step === undefined ? "" : ` (${step}/${steps})`}: ${prompt}`;

function drawChoice<T>({ label, description = "", value, heading }: PickChoice<T>): string {
  const row = `  ${value === undefined ? "-" : "*"} ${label}${description && ` (${description})`}`;
  return heading === undefined ? row : `  ${heading}\n${row}`;
}
