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
import { lookLines } from "./lookChecks.ts";

/** All checks before an image is created. */
export const preflight = (input: PreflightInput): readonly PreflightLine[] => [
  ...stateLines(input),
  ...taskLines(input),
  ...deniedLines(input),
  ...lookLines(input),
  ...nameLines(input),
  ...descriptionLines(input),
  ...quotaLines(input),
  ...diskLines(input),
  ...systemLines(input),
  ...expiryLines(input),
  ...moduleLines(input),
];

/** The lines that prevent the image. */
export const stops = (lines: readonly PreflightLine[]): readonly PreflightLine[] =>
  lines.filter(({ level }) => level === "stop");
