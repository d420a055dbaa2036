import fc from "fast-check";
import type { PowerMode } from "../../../src/tasks/plan.ts";

/** What becomes of one call on its way to the cloud and back. */
export const callFates = [
  "well",
  "refusedConnection",
  "lostBefore",
  "lostAfter",
  "errorBefore",
  "errorAfter",
  "throttled",
  "slow",
  "slowAnswer",
  "crashBefore",
  "crashAfter",
] as const;
export type CallFate = (typeof callFates)[number];

/** What becomes of one line on its way to the disk. */
export const writeFates = ["well", "full", "fullButWritten", "crashBefore", "crashAfter"] as const;
export type WriteFate = (typeof writeFates)[number];

/** A request that a person will make, and what is wrong with the instance it is about. */
export interface Wish {
  readonly power: PowerMode;
  readonly ignoresSoftStop: boolean;
  readonly refusesStart: boolean;
  readonly nextImageFails: boolean;
}

/** One thing that happens on the computer, to the cloud, or to time. `at` tells which window or request it happens to. */
export type Step =
  | { readonly do: "wait"; readonly ms: number }
  | { readonly do: "setClock"; readonly ms: number }
  | { readonly do: "ask"; readonly at: number }
  | { readonly do: "open" }
  | { readonly do: "close" | "crash" | "freeze" | "thaw" | "lookAt" | "lookAway"; readonly at: number }
  | { readonly do: "decide"; readonly at: number }
  | { readonly do: "expire" | "renew" | "signOut" | "mendInstances" | "fillDisk" | "emptyDisk" };

export interface Schedule {
  readonly wishes: readonly Wish[];
  readonly windows: number;
  readonly steps: readonly Step[];
  /** One for each call, in the order they are made; all go well after the last. */
  readonly calls: readonly CallFate[];
  readonly writes: readonly WriteFate[];
  /** What a person chooses, and which window is first. */
  readonly dice: number;
}

const rarely = (weight: number): fc.Arbitrary<boolean> =>
  fc.oneof({ weight: 10 - weight, arbitrary: fc.constant(false) }, { weight, arbitrary: fc.constant(true) });

const draft: fc.Arbitrary<Wish> = fc.record({
  power: fc.constantFrom<PowerMode>("stopAndStart", "stopAndStart", "stopAndStart", "stopAndLeave", "force", "asItIs"),
  ignoresSoftStop: rarely(2),
  refusesStart: rarely(2),
  nextImageFails: rarely(2),
});

const at = fc.nat(5);
const day = 24 * 3600_000;

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 40, arbitrary: fc.record({ do: fc.constant("wait"), ms: fc.integer({ min: 500, max: 30_000 }) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("wait"), ms: fc.integer({ min: 30_000, max: 400_000 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("wait"), ms: fc.integer({ min: 3600_000, max: day }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("setClock"), ms: fc.integer({ min: -day, max: day }) }) },
  { weight: 12, arbitrary: fc.record({ do: fc.constant("ask"), at }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("open") }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom("close", "crash"), at }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom("freeze", "thaw"), at }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constantFrom("lookAt", "lookAway"), at }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant("decide"), at }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom("expire", "renew", "renew", "signOut", "mendInstances", "fillDisk", "emptyDisk", "emptyDisk"),
    }),
  },
);

const fates = <Fate extends string>(all: readonly Fate[], well: number): fc.Arbitrary<readonly Fate[]> =>
  fc.array(
    fc.oneof(
      { weight: well, arbitrary: fc.constant(all[0] as Fate) },
      { weight: 10, arbitrary: fc.constantFrom(...all.slice(1)) },
    ),
    { maxLength: 40, size: "max" },
  );

/** Everything that may go wrong, in any order. */
export const schedules: fc.Arbitrary<Schedule> = fc.record({
  wishes: fc.array(draft, { minLength: 1, maxLength: 3 }),
  windows: fc.integer({ min: 1, max: 3 }),
  steps: fc.array(step, { minLength: 4, maxLength: 50, size: "max" }),
  calls: fates(callFates, 20),
  writes: fates(writeFates, 60),
  dice: fc.nat(),
});
