import assert from "node:assert/strict";
import { test } from "node:test";
import { signOut } from "../../src/commands/signOut.ts";
import { progressWords } from "../../src/view/progress.ts";
import { taskRows } from "../../src/view/taskRows.ts";
import type { Window } from "../doubles/computer.ts";
import { draw } from "../doubles/draw.ts";
import { TaskStory } from "../doubles/taskStory.ts";

const running = "live-player-01";

const tasksOf = ({ board, clock, tracker }: Window): string =>
  draw(taskRows(board.tasks, clock.now(), (key) => tracker.troubleOf(key) !== undefined));

test("a cloud that falls silent is told beside the task, until it answers again", async () => {
  const story = new TaskStory();
  const window = await story.begin();
  await story.ask(window, running, "stopAndStart");
  while (story.state(window) !== "image is being made") await story.computer.wait(500);
  assert.match(tasksOf(window), /^golden \(image is being made · live-player-01 · Sample Account/);
  story.wire.next("reports", "ClientError.NameNotResolved", Infinity);
  await story.computer.wait(10_000);
  assert.match(
    tasksOf(window),
    /^golden \(image is being made · no answer from the cloud, trying again · live-player-01 · Sample Account/,
  );
  assert.match(
    progressWords(window.board.tasks, window.board.tasks, window.clock.now(), () => true),
    /^image is being made, no answer from the cloud, trying again, /,
  );
  story.wire.mend();
  await story.computer.wait(60_000);
  assert.match(tasksOf(window), /^golden \(image is ready · live-player-01 · Sample Account/);
  story.closeAll();
});

test("who signs out while an instance is off for its image is told that it stays off", async () => {
  const story = new TaskStory();
  const window = await story.begin();
  await story.ask(window, running, "stopAndStart");
  while (story.state(window) !== "image is being made") await story.computer.wait(500);
  story.person.then("Cancel");
  await signOut(window, window.accounts.all[0]);
  assert.match(
    story.person.saw.at(-1) ?? "",
    /It waits until the account is added again\. live-player-01 was shut down for its image and stays off until the account is added again\. \[Sign Out\]$/,
  );
  assert.equal(window.accounts.all.length, 1);
  story.closeAll();
});
