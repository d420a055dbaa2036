// Another window, in a separate process: appends events to a journal, or compacts it until it receives "stop".
import * as v from "valibot";
import { FileJournal } from "../../src/tasks/journal/fileJournal.ts";
import type { TaskEvent } from "../../src/tasks/journal/taskEvent.ts";

const order = v.union([
  v.object({ file: v.string(), ids: v.array(v.string()) }),
  v.object({ file: v.string(), dropped: v.string() }),
]);

const quietLog = { info: () => {}, warn: () => {}, error: () => {} };
const event = (id: string) => ({ id, key: "task", at: 1, window: "w", type: "unwatched" }) as TaskEvent;

let isTold = false;

async function obey(message: unknown): Promise<void> {
  if (message === "stop") return void (isTold = true);
  const work = v.parse(order, message);
  const journal = new FileJournal(work.file, quietLog);
  if ("ids" in work) for (const id of work.ids) await journal.append(event(id));
  else await compactOften(journal, work.dropped);
  process.disconnect();
}

async function compactOften(journal: FileJournal, dropped: string): Promise<void> {
  for (let round = 0; !isTold; round += 1) {
    await journal.append(event(`${dropped}${round}`));
    await journal.compact((events) => events.filter(({ id }) => !id.startsWith(dropped)));
  }
}

process.on("message", (message) => void obey(message));
process.send?.("ready");
