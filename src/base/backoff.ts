export interface BackoffOptions {
  /** The first pause, in milliseconds. */
  readonly first: number;
  /** How many times longer each further pause is; 2 by default. */
  readonly factor?: number;
  /** No pause is longer, in milliseconds. */
  readonly longest?: number;
}

/** Gives the pause after so many earlier pauses, in milliseconds: `first` for 0, longer each time up to `longest`. */
export const backoff =
  ({ first, factor = 2, longest = Infinity }: BackoffOptions) =>
  (earlier: number): number =>
    Math.min(first * factor ** earlier, longest);
