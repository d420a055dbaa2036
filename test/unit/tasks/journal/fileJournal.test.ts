import assert from "node:assert/strict";
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { type Files, nodeFiles } from "../../../../src/base/files.ts";
import type { TaskEvent } from "../../../../src/tasks/journal/taskEvent.ts";
import { FileJournal } from "../../../../src/tasks/journal/fileJournal.ts";
import { JournalError } from "../../../../src/tasks/journal/journal.ts";
import { keepRecent } from "../../../../src/tasks/journal/retention.ts";
import { replay } from "../../../../src/tasks/state/reducer.ts";
import { writeLine } from "../../../../src/tasks/journal/journalFormat.ts";
import { eventsOf, failure } from "../../../doubles/taskHistory.ts";
import { changedFiles, nodeError } from "../../../doubles/memoryFiles.ts";

const folder = mkdtempSync(join(tmpdir(), "journal-"));
after(() => rmSync(folder, { recursive: true }));

let files = 0;
const newFile = () => join(folder, `${++files}`, "tasks.jsonl");

const warnings: string[] = [];
const log = { info: () => {}, warn: (line: string) => void warnings.push(line), error: () => {} };
const journalAt = (file: string) => new FileJournal(file, log);

const [asked, confirmed, sending, refused] = eventsOf([
  { type: "callAnnounced", action: "StopInstances" },
  { type: "callFailed", action: "StopInstances", call: "latest", failure, failureKind: "rejected" },
]) as [TaskEvent, TaskEvent, TaskEvent, TaskEvent];
const unwatched = (id: string): TaskEvent => ({ ...asked, id, type: "unwatched" }) as TaskEvent;
const idsOf = (entries: readonly TaskEvent[]) => entries.map(({ id }) => id).join(" ");

/** A journal with two valid events and something between them. */
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
  assert.equal(idsOf(await one.read()), "event0 event2");
  assert.equal(idsOf(await other.read()), "event0 event2");
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

test("a line that a crash cut off spoils only itself, and is reported", async () => {
  warnings.length = 0;
  assert.equal(await readsAround(writeLine(sending).slice(0, 40)), "event0 event2");
  assert.equal(warnings.length, 1);
});

test("lines that are no events are skipped: text, garbage, half a character, other JSON, a byte order mark", async () => {
  const strange = ["hello\n", "\n\n", "null\n", '{"v":1}\n', "\uFEFF\n", Buffer.from([0xff, 0xfe, 0, 0xe4, 0xb8])];
  for (const each of strange) assert.equal(await readsAround(each), "event0 event2");
});

test("a journal that an editor has given a byte order mark is read from its second line on", async () => {
  const file = newFile();
  await journalAt(file).append(asked);
  writeFileSync(file, `\uFEFF${readFileSync(file, "utf8")}`);
  assert.equal(idsOf(await journalAt(file).read()), "event0");
});

test("a last line that is still being written is read when it is whole", async () => {
  const file = newFile();
  const journal = journalAt(file);
  await journal.append(asked);
  const line = `\n${writeLine(sending)}\n`;
  appendFileSync(file, line.slice(0, 30));
  assert.equal(idsOf(await journal.read()), "event0");
  appendFileSync(file, line.slice(30));
  assert.equal(idsOf(await journal.read()), "event0 event2");
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

test("compacting drops events, and other windows read the rest", async () => {
  const file = newFile();
  const [one, other] = [journalAt(file), journalAt(file)];
  for (const event of [asked, unwatched("a"), sending]) await one.append(event);
  assert.equal(idsOf(await other.read()), "event0 a event2");
  await one.compact((entries) => entries.filter(({ id }) => id !== "a"));
  assert.equal(existsSync(`${file}.new`), false);
  assert.equal(idsOf(await one.read()), "event0 event2");
  assert.equal(idsOf(await other.read()), "event0 event2");
  await other.append(unwatched("b"));
  assert.equal(idsOf(await one.read()), "event0 event2 b");
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
    ["event0", ...ids].toSorted(),
  );
});

test("a file that has shrunk is read from its start", async () => {
  const file = newFile();
  const journal = journalAt(file);
  await journal.append(asked);
  await journal.append(sending);
  await journal.read();
  writeFileSync(file, `\n${writeLine(unwatched("z"))}\n`);
  assert.equal(idsOf(await journal.read()), "z");
});

test("a task is kept for 30 days after its end, unless it was dismissed; an open one is kept for ever", () => {
  const day = 24 * 3600_000;
  const shown = [
    { ...asked, id: "n", type: "noticeClaimed", notice: "ended" },
    { ...asked, id: "s", type: "noticeShown", notice: "ended" },
  ] as TaskEvent[];
  const ended = [asked, confirmed, sending, refused, ...shown];
  const dismissed = [...ended, { ...asked, id: "d", type: "dismissed" } as TaskEvent];
  const kept = (entries: readonly TaskEvent[], days: number) => keepRecent(entries, refused.at + days * day).length > 0;
  const stopping = ended.slice(0, 3);
  assert.deepEqual([kept(ended, 29), kept(ended, 31)], [true, false]);
  assert.deepEqual(
    [kept(dismissed, 1), kept(stopping, 400), kept([asked, confirmed, sending, refused], 400)],
    [false, true, true],
  );
});

test("a journal without open tasks is an empty file once they were dropped", async () => {
  const file = newFile();
  const shown = [
    { ...asked, id: "a", type: "noticeClaimed", notice: "ended" },
    { ...asked, id: "s", type: "noticeShown", notice: "ended" },
  ] as TaskEvent[];
  for (const event of [asked, confirmed, sending, refused, ...shown]) await journalAt(file).append(event);
  await journalAt(file).compact((entries) => keepRecent(entries, refused.at + 31 * 24 * 60 * 60_000));
  assert.equal(readFileSync(file, "utf8"), "");
});

const journalOn = (file: string, changes: Partial<Files>) =>
  new FileJournal(file, log, changedFiles(nodeFiles, changes));
const withoutA = (events: readonly TaskEvent[]) => events.filter(({ id }) => id !== "a");
const beside = (file: string) => readdirSync(dirname(file));

/** A journal with two events and one to drop between them. */
async function compactable(): Promise<string> {
  const file = newFile();
  for (const event of [asked, unwatched("a"), sending]) await journalAt(file).append(event);
  return file;
}

/** A file system on which a file has another inode number at each stat. */
function restless(): Partial<Files> {
  let looks = 0;
  const stat = async () => ({ identity: String((looks += 1)), mtimeMs: 0 });
  const use: Files["use"] = (path, flags, work) => nodeFiles.use(path, flags, (file) => work({ ...file, stat }));
  return { use, stat };
}

test("where inode numbers change at each look, a line is written once, and reading goes on where it ended", async () => {
  const file = newFile();
  const journal = journalOn(file, restless());
  await journal.append(asked);
  appendFileSync(file, "torn\n");
  warnings.length = 0;
  await journal.read();
  await journal.append(sending);
  assert.equal(idsOf(await journal.read()), "event0 event2");
  assert.equal(readFileSync(file, "utf8").split(sending.id).length, 2);
  assert.equal(warnings.length, 1);
  await journal.compact((events) => events.slice(1));
  assert.equal(idsOf(await journalAt(file).read()), "event0 event2");
  assert.deepEqual(beside(file), ["tasks.jsonl"]);
});

test("a line that is never in the file after it was written is an error after a few tries", async () => {
  const file = newFile();
  const { use, stat } = restless() as Pick<Files, "use" | "stat">;
  const forgetful: Files["use"] = (path, flags, work) =>
    use(path, flags, (open) => work({ ...open, readFrom: async () => Buffer.alloc(0) }));
  const failed = journalOn(file, { use: forgetful, stat }).append(asked);
  await assert.rejects(failed, { name: "JournalError", message: /replaced again and again/ });
  assert.equal(readFileSync(file, "utf8").trim().split(/\n+/).length, 4);
});

test("too many open files make a write fail", async () => {
  const journal = journalOn(newFile(), { use: () => Promise.reject(nodeError("EMFILE")) });
  await assert.rejects(journal.append(asked), { name: "JournalError", message: /EMFILE/ });
});

test("what is appended and read just before the journal is replaced is carried over", async () => {
  const file = await compactable();
  const rename: Files["rename"] = async (path, newPath) => {
    await journalAt(file).append(unwatched("late"));
    await one.read();
    await nodeFiles.rename(path, newPath);
  };
  const one = journalOn(file, { rename });
  await one.compact(withoutA);
  assert.equal(idsOf(await journalAt(file).read()), "event0 event2 late");
  assert.deepEqual(beside(file), ["tasks.jsonl"]);
});

test("a line that is half written when the journal is compacted is whole afterwards", async () => {
  const file = await compactable();
  const line = `\n${writeLine(unwatched("half"))}\n`;
  appendFileSync(file, line.slice(0, 30));
  const rename: Files["rename"] = async (path, newPath) => {
    appendFileSync(file, line.slice(30));
    await nodeFiles.rename(path, newPath);
  };
  await journalOn(file, { rename }).compact(withoutA);
  assert.equal(idsOf(await journalAt(file).read()), "event0 event2 half");
});

test("a file that was replaced while it was compacted is left as it is", async () => {
  const file = await compactable();
  const use: Files["use"] = (path, flags, work) => {
    if (path === `${file}.new`) {
      writeFileSync(`${file}.other`, `\n${writeLine(unwatched("z"))}\n`);
      renameSync(`${file}.other`, file);
    }
    return nodeFiles.use(path, flags, work);
  };
  await journalOn(file, { use }).compact(withoutA);
  assert.equal(idsOf(await journalAt(file).read()), "z");
  assert.deepEqual(beside(file), ["tasks.jsonl"]);
});

for (const code of ["EPERM", "EACCES", "EBUSY"]) {
  test(`a file that is open for a moment, as on Windows (${code}), is replaced when it is closed`, async () => {
    const file = await compactable();
    let failures = 3;
    const rename: Files["rename"] = async (path, newPath) => {
      if ((failures -= 1) >= 0) throw nodeError(code);
      await nodeFiles.rename(path, newPath);
    };
    await journalOn(file, { rename }).compact(withoutA);
    assert.equal(idsOf(await journalAt(file).read()), "event0 event2");
    assert.deepEqual(beside(file), ["tasks.jsonl"]);
  });
}

test("a file that stays open, as on Windows, is not compacted, without harm", async () => {
  const file = await compactable();
  const before = readFileSync(file, "utf8");
  warnings.length = 0;
  await journalOn(file, { rename: () => Promise.reject(nodeError("EPERM")) }).compact(withoutA);
  assert.equal(readFileSync(file, "utf8"), before);
  assert.deepEqual(beside(file), ["tasks.jsonl"]);
  assert.deepEqual(warnings, ["The journal is not compacted: its file cannot be replaced, EPERM."]);
});

test("compacting does not keep the file open, so that it can be replaced on Windows", async () => {
  const file = await compactable();
  let open = 0;
  const use: Files["use"] = async (path, flags, work) => {
    open += 1;
    return nodeFiles.use(path, flags, work).finally(() => (open -= 1));
  };
  const rename: Files["rename"] = async (path, newPath) => {
    if (open > 0) throw nodeError("EPERM");
    await nodeFiles.rename(path, newPath);
  };
  await journalOn(file, { use, rename }).compact(withoutA);
  assert.equal(idsOf(await journalAt(file).read()), "event0 event2");
});

test("a journal is compacted on a file system without hard links too", async () => {
  const file = await compactable();
  const rename: Files["rename"] = async (path, newPath) => {
    await journalAt(file).append(unwatched("late"));
    await nodeFiles.rename(path, newPath);
  };
  await journalOn(file, { rename, link: () => Promise.reject(nodeError("EPERM")) }).compact(withoutA);
  assert.equal(idsOf(await journalAt(file).read()), "event0 event2 late");
  assert.deepEqual(beside(file), ["tasks.jsonl"]);
});

test("files that a crash left in the middle of compacting are cleared up, and their late lines are kept", async () => {
  const file = await compactable();
  writeFileSync(`${file}.new`, "half a jour");
  writeFileSync(`${file}.old`, `${readFileSync(file, "utf8")}\n${writeLine(unwatched("late"))}\n`);
  await journalAt(file).compact(withoutA);
  assert.equal(idsOf(await journalAt(file).read()), "event0 event2 late");
  assert.deepEqual(beside(file), ["tasks.jsonl"]);
});

test("where no lock can be made, the journal is not compacted", async () => {
  const file = await compactable();
  const use: Files["use"] = (path, flags, work) =>
    flags === "wx" ? Promise.reject(nodeError("EACCES")) : nodeFiles.use(path, flags, work);
  await journalOn(file, { use }).compact(withoutA);
  assert.equal(idsOf(await journalAt(file).read()), "event0 a event2");
});

test("a journal in whose place a folder was put is read as an error, and becomes a journal again", async () => {
  const file = await compactable();
  const journal = journalAt(file);
  renameSync(file, `${file}.away`);
  mkdirSync(file);
  await assert.rejects(journal.read(), { code: "EISDIR" });
  await assert.rejects(journal.compact(withoutA), { code: "EISDIR" });
  rmSync(file, { recursive: true });
  renameSync(`${file}.away`, file);
  assert.equal(idsOf(await journal.read()), "event0 a event2");
});

async function openWindow(): Promise<ChildProcess> {
  const child = fork(new URL("../../../doubles/journalWindow.ts", import.meta.url), { execArgv: ["--import", "tsx"] });
  await once(child, "message");
  return child;
}

test("of 743 lines that two processes write while two others compact, none is lost", { timeout: 60_000 }, async () => {
  const file = newFile();
  await journalAt(file).append(asked);
  const ids = Array.from({ length: 743 }, (_, number) => `id${number}`);
  const children = await Promise.all([openWindow(), openWindow(), openWindow(), openWindow()]);
  const ended = children.map(async (child) => (await once(child, "exit"))[0] as unknown);
  const [writers, compactors] = [children.slice(0, 2), children.slice(2)];
  for (const [index, child] of compactors.entries()) child.send({ file, dropped: `dropped${index}-` });
  for (const [index, child] of writers.entries()) child.send({ file, ids: ids.filter((_, at) => at % 2 === index) });
  await Promise.all(ended.slice(0, 2));
  for (const child of compactors) child.send("stop");
  assert.deepEqual(await Promise.all(ended), [0, 0, 0, 0]);
  const found = (await journalAt(file).read()).map(({ id }) => id).filter((id) => id.startsWith("id"));
  assert.deepEqual(found.toSorted(), ids.toSorted());
  assert.deepEqual(beside(file), ["tasks.jsonl"]);
});
