import assert from "node:assert/strict";
import { test } from "node:test";
import type { Image, ImageId, InstanceId, TaskId } from "../../../src/ecm/model.ts";
import { findOwnImage } from "../../../src/tasks/findImage.ts";
import type { TaskEventData } from "../../../src/tasks/journal/taskEvent.ts";
import { someImage } from "../../doubles/someImage.ts";
import { failure, historyOf } from "../../doubles/taskHistory.ts";

const toCreating: readonly TaskEventData[] = [
  { type: "callAnnounced", action: "StopInstances" },
  { type: "powerObserved", state: "STOPPED" },
  { type: "callAnnounced", action: "CreateImage", imagesBefore: ["img-old" as ImageId] },
];
const unknown = historyOf([
  ...toCreating,
  { type: "callFailed", action: "CreateImage", call: "latest", failure, failureKind: "unknown" },
]);

const image = (own: Partial<Image>): Image => ({ ...someImage, ...own });
const from = (instance: string) => ({ ...someImage.from, instance: instance as InstanceId });

for (const [what, each, isOurs] of [
  ["of that name and instance is the task's", image({}), true],
  ["whose instance is not named is not the task's", image({ from: from("") }), false],
  ["whose name only begins so is not the task's", image({ name: "golden-2" }), false],
  ["of another instance is not the task's", image({ from: from("ein-2") }), false],
  ["that was there before is not the task's", image({ id: "img-old" as ImageId }), false],
] as const) {
  test(`an image ${what}`, () => assert.equal(findOwnImage(unknown, [each]) === each, isOurs));
}

test("the cloud's task identifies its image among all others, whatever its name", () => {
  const running = historyOf([
    ...toCreating,
    { type: "callAnswered", action: "CreateImage", call: "latest", requestId: "r", task: "7" as TaskId },
  ]);
  const renamed = image({ name: "renamed", task: "7" as TaskId });
  assert.equal(findOwnImage(running, [image({}), renamed]), renamed);
});
