import type { WizardQuestion } from "../ui/question.ts";

export type AskPage = <T>(question: WizardQuestion<T>) => Promise<T>;

/** What a person did with one page. `draft` is what they had typed or picked, for when they come back to it. */
export type PageReply<T> =
  | { readonly did: "answer"; readonly value: T; readonly draft: string }
  | { readonly did: "goBack"; readonly draft?: string }
  | { readonly did: "leave"; readonly draft?: string };

export interface PageState {
  /** 0 for the first page; there is no way back from it. */
  readonly index: number;
  readonly draft: string | undefined;
}

export type ShowPage = <T>(question: WizardQuestion<T>, page: PageState) => Promise<PageReply<T>>;

/** How far a person has come, page by page. It may hold secrets, so it is kept in memory, if at all. */
export interface WizardState {
  /** With some taken off its end, a walk begins on the page of the first that is missing. */
  readonly answers: unknown[];
  /** What was typed and picked on each page, to begin with the next time. */
  readonly drafts: string[];
  /** The same of pages that show dots; a new trail has none. */
  readonly secrets: string[];
}

export const newWizardState = (drafts: string[] = []): WizardState => ({ answers: [], drafts, secrets: [] });

class NavigationSignal extends Error {
  readonly to: "goBack" | "leave";
  constructor(to: "goBack" | "leave") {
    super(to);
    this.to = to;
  }
}

/**
 * Walks a person through the pages. Going back walks again from the start with one answer fewer, so `pages` reads
 * like a plain function and may only look, never change anything. `undefined` when the person leaves; the trail tells
 * how far they had come.
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

/** Where what is typed on a page is kept, if it is. */
function draftsFor<T>(question: WizardQuestion<T>, { drafts, secrets }: WizardState): string[] {
  if (question.kind !== "text") return drafts;
  if (question.isAnew) return [];
  return question.isSecret ? secrets : drafts;
}
