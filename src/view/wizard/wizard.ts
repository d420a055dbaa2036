import type { Question } from "../ui/question.ts";

export type Ask = <T>(question: Question<T>) => Promise<T>;

/** What a person did with one page. `draft` is what they had typed or picked, for when they come back to it. */
export type Reply<T> =
  | { readonly did: "answer"; readonly value: T; readonly draft: string }
  | { readonly did: "goBack"; readonly draft?: string }
  | { readonly did: "leave"; readonly draft?: string };

export interface Page {
  /** 0 for the first page; there is no way back from it. */
  readonly index: number;
  readonly draft: string | undefined;
}

export type Show = <T>(question: Question<T>, page: Page) => Promise<Reply<T>>;

/** How far a person has come, page by page. It may hold secrets, so it is kept in memory, if at all. */
export interface Trail {
  /** With some taken off its end, a walk begins on the page of the first that is missing. */
  readonly answers: unknown[];
  /** What was typed and picked on each page, to begin with the next time. */
  readonly drafts: string[];
  /** The same of pages that show dots; a new trail has none. */
  readonly secrets: string[];
}

export const newTrail = (drafts: string[] = []): Trail => ({ answers: [], drafts, secrets: [] });

class Turned extends Error {
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
export async function walk<Answers>(
  pages: (ask: Ask) => Promise<Answers>,
  show: Show,
  trail: Trail = newTrail(),
): Promise<Answers | undefined> {
  const { answers } = trail;
  for (;;) {
    let index = 0;
    try {
      return await pages(async <T>(question: Question<T>): Promise<T> => {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same question gave this answer
        if (index < answers.length) return answers[index++] as T;
        const kept = draftsFor(question, trail);
        const reply = await show(question, { index, draft: kept[index] });
        if (reply.draft !== undefined) kept[index] = reply.draft;
        if (reply.did !== "answer") throw new Turned(reply.did);
        answers.push(reply.value);
        index += 1;
        return reply.value;
      });
    } catch (error) {
      if (!(error instanceof Turned)) throw error;
      if (error.to === "leave" || answers.length === 0) return undefined;
      answers.pop();
    }
  }
}

/** Where what is typed on a page is kept, if it is. */
function draftsFor<T>(question: Question<T>, { drafts, secrets }: Trail): string[] {
  if (question.kind !== "text") return drafts;
  if (question.isAnew) return [];
  return question.isSecret ? secrets : drafts;
}
