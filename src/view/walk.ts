import type { Question } from "./question.ts";

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

class Turned extends Error {
  readonly to: "goBack" | "leave";
  constructor(to: "goBack" | "leave") {
    super(to);
    this.to = to;
  }
}

/**
 * Walks a person through the pages. Going back walks again from the start with one answer fewer, so `pages` reads
 * like a plain function and may only look, never change anything. `undefined` when the person leaves; `drafts` then
 * holds what they had typed and picked, to begin with the next time.
 */
export async function walk<Answers>(
  pages: (ask: Ask) => Promise<Answers>,
  show: Show,
  drafts: string[] = [],
): Promise<Answers | undefined> {
  const answers: unknown[] = [];
  for (;;) {
    let index = 0;
    try {
      return await pages(async <T>(question: Question<T>): Promise<T> => {
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same question gave this answer
        if (index < answers.length) return answers[index++] as T;
        const isAnew = question.kind === "text" && question.isAnew === true;
        const reply = await show(question, { index, draft: isAnew ? undefined : drafts[index] });
        if (reply.draft !== undefined && !isAnew) drafts[index] = reply.draft;
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
