import assert from "node:assert/strict";
import { test } from "node:test";
import type { TaskEventData } from "../../../src/tasks/journal/taskEvent.ts";
import type { Plan } from "../../../src/tasks/plan.ts";
import type { Task } from "../../../src/tasks/task.ts";
import { progressText } from "../../../src/view/tasks/taskProgress.ts";
import { taskDocument } from "../../../src/view/tasks/taskDocument.ts";
import { usually } from "../../../src/view/text/time.ts";
import { eventsOf, failure, historyOf, plan } from "../../doubles/taskHistory.ts";

const succeeded: readonly TaskEventData[] = [
  { type: "callAnnounced", action: "StopInstances" },
  { type: "powerObserved", state: "STOPPED" },
  { type: "callAnnounced", action: "CreateImage" },
  { type: "callFailed", action: "CreateImage", call: "latest", failure, failureKind: "unknown" },
  { type: "adopted", image: "img-1" as never },
  { type: "verified" },
  { type: "powerObserved", state: "RUNNING" },
];

/** A run that ended well after so many minutes. */
const run = (minutes: number, like: Plan = plan): Task =>
  ({
    ...historyOf(succeeded, like),
    endedAt: minutes * 60_000,
  }) as Task;

const saying = (all: readonly Task[]) => progressText([historyOf([])], all, 5000);

test("how long it usually takes is said only after three runs on a disk of that size", () => {
  const larger = { ...plan, instance: { ...plan.instance, systemDiskGb: 100 } };
  const stopped: Plan = { ...plan, power: "asItIs" };
  assert.equal(saying([run(6), run(6)]), "about to begin, 5 s");
  assert.equal(saying([run(6), run(6), run(9, larger)]), "about to begin, 5 s");
  assert.equal(saying([run(6), run(6), run(9, stopped)]), "about to begin, 5 s");
  assert.equal(saying([run(5), run(60), run(6)]), "about to begin, 5 s, usually about 6 minutes");
});

test("what has lasted longer than usual no longer says what is usual", () => {
  const all = [run(5), run(60), run(6)];
  assert.equal(progressText([historyOf([])], all, 7 * 60_000), "about to begin, 7 min 0 s");
});

test("a usual time is said in whole minutes", () => {
  assert.deepEqual([20_000, 50_000, 150_000].map(usually), [
    "usually less than a minute",
    "usually about a minute",
    "usually about 3 minutes",
  ]);
});

test("a task can be read as a document, with the same as commands for tccli", () => {
  const history: readonly TaskEventData[] = [{ type: "callAnnounced", action: "StopInstances" }];
  const named = { ...plan, image: { ...plan.image, description: 'it\'s *mine* "rm -rf"' } };
  const text = taskDocument(historyOf(history, named), eventsOf(history, named)).replaceAll(
    /\d{4}\\?-\d\d\\?-\d\d \d\d\\?:\d\d\\?:\d\d/g,
    "<time>",
  );
  assert.equal(text, documentText);
});

const documentText = String.raw`# Image golden

- State: shutting the instance down
- Instance: web-1 (ein-1)
- Account: Lab
- Asked: <time>

## Timeline

- <time>  Asked for, and written down before anything was sent
- <time>  StopInstances is sent

## The same with tccli

    tccli ecm StopInstances --InstanceIdSet '["ein-1"]' --StopType SOFT
    # once the instance is STOPPED:
    tccli ecm CreateImage --InstanceId ein-1 --ImageName golden --ImageDescription 'it'\''s *mine* "rm -rf"' --ForcePoweroff FALSE
    # once the image is NORMAL:
    tccli ecm StartInstances --InstanceIdSet '["ein-1"]'
`;
