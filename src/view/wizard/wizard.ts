import type { WizardQuestion } from "../ui/question.ts";

/** Shows a page and returns the user's answer. */
export type AskPage = <T>(question: WizardQuestion<T>) => Promise<T>;

/** The user's reply to one page. `draft` is the typed text or chosen row, restored when the page is shown again. */
export type PageReply<T> =
  | { readonly did: "answer"; readonly value: T; readonly draft: string }
  | { readonly did: "goBack"; readonly draft?: string }
  | { readonly did: "leave"; readonly draft?: string };

/** The position of a page in the wizard, and the draft to restore. */
export interface PageState {
  /** 0 for the first page, which has no Back button. */
  readonly index: number;
  readonly draft: string | undefined;
}

/** Shows one page on the screen. */
export type ShowPage = <T>(question: WizardQuestion<T>, page: PageState) => Promise<PageReply<T>>;

/** The answers so far, page by page. May hold secrets, so it is kept in memory only. */
export interface WizardState {
  /** Remove answers from the end to resume at the first unanswered page. */
  readonly answers: unknown[];
  /** The draft of each page, restored the next time the wizard is opened. */
  readonly drafts: string[];
  /** The drafts of password pages. They are not restored. */
  readonly secrets: string[];
}

/** A state without answers. `drafts` prefill the pages. */
export const newWizardState = (drafts: string[] = []): WizardState => ({ answers: [], drafts, secrets: [] });

class NavigationSignal extends Error {
  readonly to: "goBack" | "leave";
  constructor(to: "goBack" | "leave") {
    super(to);
    this.to = to;
  }
}

/**
 * Runs a wizard. Back runs `pages` again from the start with one answer fewer, so `pages` reads like a plain function
 * and must not change anything. `undefined` if the user cancels; `state` then holds the answers so far.
 */
export async function runWizard<Answers>(
  pages: (ask: AskPage) => Promise<Answers>,
  show: ShowPage,
  state: WizardState = newWizardState(),
): Promise<Answers | undefined> {
  const { answers } = state;
  for (;;) {
    let index = 0;
    try {
      return await pages(async <T>(question: WizardQuestion<T>): Promise<T> => {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same question gave this answer
        if (index < answers.length) return answers[index++] as T;
        const kept = draftsFor(question, state);
        const reply = await show(question, { index, draft: kept[index] });
        if (reply.draft !== undefined) kept[index] = reply.draft;
        if (reply.did !== "answer") throw new NavigationSignal(reply.did);
        answers.push(reply.value);
        index += 1;
        return reply.value;
      });
    } catch (error) {
      if (!(error instanceof NavigationSignal)) throw error;
      if (error.to === "leave" || answers.length === 0) return undefined;
      answers.pop();
    }
  }
}

/** The array that keeps the page's draft. */
function draftsFor<T>(question: WizardQuestion<T>, { drafts, secrets }: WizardState): string[] {
  if (question.kind !== "text") return drafts;
  if (question.startsEmpty) return [];
  return question.isSecret ? secrets : drafts;
}
