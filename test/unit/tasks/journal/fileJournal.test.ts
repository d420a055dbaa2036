import assert from "node:assert/strict";
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { TaskEvent } from "../../../../src/tasks/journal/taskEvent.ts";
import { FileJournal } from "../../../../src/tasks/journal/fileJournal.ts";
import { JournalError } from "../../../../src/tasks/journal/journal.ts";
import { keepRecent } from "../../../../src/tasks/journal/retention.ts";
import { replay } from "../../../../src/tasks/state/reducer.ts";
import { writeLine } from "../../../../src/tasks/journal/journalFormat.ts";
import { entriesOf, failure } from "../../../doubles/taskHistory.ts";

const folder = mkdtempSync(join(tmpdir(), "journal-"));
after(() => rmSync(folder, { recursive: true }));

let files = 0;
const newFile = () => join(folder, `${++files}`, "tasks.jsonl");

const warnings: string[] = [];
const log = { info: () => {}, warn: (line: string) => void warnings.push(line), error: () => {} };
const journalAt = (file: string) => new FileJournal(file, log);

const [asked, confirmed, sending, refused] = entriesOf([
  { type: "callAnnounced", action: "StopInstances" },
  { type: "callFailed", action: "StopInstances", call: "latest", failure, failureKind: "rejected" },
]) as [TaskEvent, TaskEvent, TaskEvent, TaskEvent];
const unwatched = (id: string): TaskEvent => ({ ...asked, id, type: "unwatched" }) as TaskEvent;
const idsOf = (entries: readonly TaskEvent[]) => entries.map(({ id }) => id).join(" ");

/** A journal with two good entries and something between them. */
async function readsAround(spoilt: string | Buffer): Promise<string> {
  const file = newFile();
  await journalAt(file).append(asked);
  appendFileSync(file, spoilt);
  await journalAt(file).append(sending);
  return idsOf(await journalAt(file).read());
}

test("what one window writes every window reads, in the same order, and a line only once", async () => {
  const file = newFile();
  const [one, other] = [journalAt(file), journalAt(file)];
  assert.deepEqual(await one.read(), []);
  await one.append(asked);
  assert.deepEqual(await other.read(), [{ v: 1, ...asked }]);
  await other.append(sending);
  await other.append(sending);
  assert.equal(idsOf(await one.read()), "entry0 entry2");
  assert.equal(idsOf(await other.read()), "entry0 entry2");
});

test("two windows that write at the same time lose nothing", async () => {
  const file = newFile();
  const [one, other] = [journalAt(file), journalAt(file)];
  const ids = Array.from({ length: 60 }, (_, number) => `id${number}`);
  await Promise.all(ids.map((id, number) => (number % 2 === 0 ? one : other).append(unwatched(id))));
  assert.deepEqual(
    idsOf(await one.read())
      .split(" ")
      .toSorted(),
    ids.toSorted(),
  );
  assert.equal(idsOf(await one.read()), idsOf(await other.read()));
});

test("a line torn by a crash spoils only itself, and is reported", async () => {
  warnings.length = 0;
  assert.equal(await readsAround(writeLine(sending).slice(0, 40)), "entry0 entry2");
  assert.equal(warnings.length, 1);
});

test("what is no entry is skipped: text, garbage, half a character, other JSON, the mark of a byte order", async () => {
  const strange = ["hello\n", "\n\n", "null\n", '{"v":1}\n', "\uFEFF\n", Buffer.from([0xff, 0xfe, 0, 0xe4, 0xb8])];
  for (const each of strange) assert.equal(await readsAround(each), "entry0 entry2");
});

test("a journal that an editor has given a byte order mark is read from its second line on", async () => {
  const file = newFile();
  await journalAt(file).append(asked);
  writeFileSync(file, `\uFEFF${readFileSync(file, "utf8")}`);
  assert.equal(idsOf(await journalAt(file).read()), "entry0");
});

test("a last line that is still being written is read when it is whole", async () => {
  const file = newFile();
  const journal = journalAt(file);
  await journal.append(asked);
  const line = `\n${writeLine(sending)}\n`;
  appendFileSync(file, line.slice(0, 30));
  assert.equal(idsOf(await journal.read()), "entry0");
  appendFileSync(file, line.slice(30));
  assert.equal(idsOf(await journal.read()), "entry0 entry2");
});

test("a task that a newer version of the extension has written to is left alone, and its lines are kept", async () => {
  const file = newFile();
  const line = JSON.stringify({ v: 2, id: "n", key: "task", at: 1, window: "w", type: "teleported", to: "moon" });
  await journalAt(file).append(asked);
  appendFileSync(file, `\n${line}\n`);
  await journalAt(file).append(unwatched("x"));
  assert.equal(replay(await journalAt(file).read())[0]?.newer, true);
  await journalAt(file).compact((entries) => entries.filter(({ id }) => id !== "x"));
  assert.match(readFileSync(file, "utf8"), new RegExp(line.replaceAll(/[{}]/g, String.raw`\$&`)));
});

test("when the disk is full, or the place cannot be written, it says so", async () => {
  const blocked = newFile();
  await journalAt(blocked).append(asked);
  const isFolder = newFile();
  mkdirSync(isFolder, { recursive: true });
  const cases: readonly (readonly [file: string, code: RegExp])[] = [
    ["/dev/full", /ENOSPC/],
    [isFolder, /EISDIR/],
    [join(blocked, "tasks.jsonl"), /ENOTDIR|EEXIST/],
  ];
  for (const [file, code] of cases) {
    await assert.rejects(journalAt(file).append(asked), (error) => {
      assert.ok(error instanceof JournalError);
      assert.match(error.message, code);
      return true;
    });
  }
});

test("compacting drops what is not wanted, and other windows read the rest", async () => {
  const file = newFile();
  const [one, other] = [journalAt(file), journalAt(file)];
  for (const event of [asked, unwatched("a"), sending]) await one.append(event);
  assert.equal(idsOf(await other.read()), "entry0 a entry2");
  await one.compact((entries) => entries.filter(({ id }) => id !== "a"));
  assert.equal(existsSync(`${file}.new`), false);
  assert.equal(idsOf(await one.read()), "entry0 entry2");
  assert.equal(idsOf(await other.read()), "entry0 entry2");
  await other.append(unwatched("b"));
  assert.equal(idsOf(await one.read()), "entry0 entry2 b");
});

test("what is appended while the journal is compacted is not lost", async () => {
  const file = newFile();
  const [one, other] = [journalAt(file), journalAt(file)];
  await one.append(asked);
  await one.append(unwatched("a"));
  const ids = Array.from({ length: 20 }, (_, number) => `late${number}`);
  const appended = (async () => {
    for (const id of ids) await other.append(unwatched(id));
  })();
  await one.compact((entries) => entries.filter(({ id }) => id !== "a"));
  await appended;
  assert.deepEqual(
    idsOf(await journalAt(file).read())
      .split(" ")
      .toSorted(),
    ["entry0", ...ids].toSorted(),
  );
});

test("a file that has shrunk is read anew", async () => {
  const file = newFile();
  const journal = journalAt(file);
  await journal.append(asked);
  await journal.append(sending);
  await journal.read();
  writeFileSync(file, `\n${writeLine(unwatched("z"))}\n`);
  assert.equal(idsOf(await journal.read()), "z");
});

test("history is kept for 30 days after the end, unless it was dismissed; what is open is kept for ever", () => {
  const day = 24 * 3600_000;
  const told = [
    { ...asked, id: "n", type: "noticeClaimed", notice: "ended" },
    { ...asked, id: "s", type: "noticeShown", notice: "ended" },
  ] as TaskEvent[];
  const ended = [asked, confirmed, sending, refused, ...told];
  const dismissed = [...ended, { ...asked, id: "d", type: "dismissed" } as TaskEvent];
  const kept = (entries: readonly TaskEvent[], days: number) => keepRecent(entries, refused.at + days * day).length > 0;
  const stopping = ended.slice(0, 3);
  assert.deepEqual([kept(ended, 29), kept(ended, 31)], [true, false]);
  assert.deepEqual(
    [kept(dismissed, 1), kept(stopping, 400), kept([asked, confirmed, sending, refused], 400)],
    [false, true, true],
  );
});

test("a journal in which all is over is an empty file once that was dropped, so nobody need look into it", async () => {
  const file = newFile();
  const told = [
    { ...asked, id: "a", type: "noticeClaimed", notice: "ended" },
    { ...asked, id: "s", type: "noticeShown", notice: "ended" },
  ] as TaskEvent[];
  for (const event of [asked, confirmed, sending, refused, ...told]) await journalAt(file).append(event);
  await journalAt(file).compact((entries) => keepRecent(entries, refused.at + 31 * 24 * 60 * 60_000));
  assert.equal(readFileSync(file, "utf8"), "");
});
