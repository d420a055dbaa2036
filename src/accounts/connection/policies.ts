/** What the user wants to do with an account, from least to most. */
export type Purpose = "read" | "createImages" | "all";

const read = [
  "DescribeInstances",
  "DescribeImage",
  "DescribeTaskStatus",
  "DescribeInstancesDeniedActions",
  "DescribeModule",
  "DescribeConfig",
] as const;
const createImages = [...read, "CreateImage", "StopInstances", "StartInstances"] as const;
const all = [...createImages, "RebootInstances", "ModifyImageAttribute", "DeleteImage"] as const;

/** The ECM API actions that each purpose needs, and no others. */
export const actionsFor: Readonly<Record<Purpose, readonly string[]>> = { read, createImages, all };

/** A CAM policy that allows these actions, as JSON to paste into the CAM console. */
export const policyFor = (actions: readonly string[]): string =>
  JSON.stringify(
    {
      version: "2.0",
      statement: [{ effect: "allow", action: actions.map((action) => `ecm:${action}`), resource: ["*"] }],
    },
    undefined,
    2,
  );
