import assert from "node:assert/strict";
import { test } from "node:test";
import { nextMessage, type ProgressMessage } from "../../../../src/view/tasks/taskProgress.ts";

const second = 1000;

/** The messages that are reported in so many seconds, if the text is looked at once a second. */
function reported(seconds: number, textAt: (now: number, at: number) => string): readonly string[] {
  const messages: ProgressMessage[] = [];
  for (let now = 0; now < seconds * second; now += second) {
    const next = nextMessage((at) => textAt(at, now), now, messages.at(-1));
    if (next) messages.push(next);
  }
  return messages.map(({ text }) => text);
}

test("of an image that takes six minutes a screen reader hears six messages", () => {
  const texts = reported(360, (at) => `creating the image, ${at / second} s`);
  assert.deepEqual(
    texts,
    [0, 60, 120, 180, 240, 300].map((at) => `creating the image, ${at} s`),
  );
});

test("a change of the state is reported at once", () => {
  const texts = reported(60, (at, now) => `${now < 10 * second ? "shutting down" : "creating"}, ${at / second} s`);
  assert.deepEqual(texts, ["shutting down, 0 s", "creating, 10 s"]);
});
