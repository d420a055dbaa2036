/** The least a CAM policy must allow, by what a person means to do. Action names are those of the ECM API. */
const createImages = [
  "ecm:DescribeInstances",
  "ecm:DescribeImage",
  "ecm:DescribeTaskStatus",
  "ecm:CreateImage",
  "ecm:StopInstances",
  "ecm:StartInstances",
] as const;

/** A CAM policy, as JSON to paste into the console, that allows making images and nothing else. */
export const createImagesPolicy = (): string =>
  JSON.stringify(
    { version: "2.0", statement: [{ effect: "allow", action: createImages, resource: ["*"] }] },
    undefined,
    2,
  );
