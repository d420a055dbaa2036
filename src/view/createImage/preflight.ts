import { descriptionLines, nameLines, quotaLines } from "./imageChecks.ts";
import type { PreflightInput, PreflightLine } from "./imageDraft.ts";
import {
  deniedLines,
  diskLines,
  expiryLines,
  moduleLines,
  stateLines,
  systemLines,
  taskLines,
} from "./instanceChecks.ts";

/** Everything that speaks for or against making this image now. */
export const preflight = (facts: PreflightInput): readonly PreflightLine[] => [
  ...stateLines(facts),
  ...taskLines(facts),
  ...deniedLines(facts),
  ...nameLines(facts),
  ...descriptionLines(facts),
  ...quotaLines(facts),
  ...diskLines(facts),
  ...systemLines(facts),
  ...expiryLines(facts),
  ...moduleLines(facts),
];

export const stops = (lines: readonly PreflightLine[]): readonly PreflightLine[] =>
  lines.filter(({ level }) => level === "stop");
