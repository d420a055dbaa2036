import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { AccountId } from "../../../../src/accounts/account.ts";
import {
  type AccountDirectory,
  type AccountRecord,
  emptyDirectory,
  withoutAccount,
  withRecord,
} from "../../../../src/accounts/storage/accountDirectory.ts";
import { FileAccountDirectory } from "../../../../src/accounts/storage/fileAccountDirectory.ts";
import { temporaryFolder } from "../../../editor/scratch.ts";

const log = { info: () => {}, warn: () => {}, error: () => {} };

function newFile(content?: string) {
  const file = join(temporaryFolder(), "storage", "accounts.json");
  mkdirSync(join(file, ".."), { recursive: true });
  if (content !== undefined) writeFileSync(file, content);
  return { file, directory: new FileAccountDirectory(file, log) };
}

const recordOf = (id: string): AccountRecord => ({
  account: {
    id: id as AccountId,
    label: id,
    site: "china",
    kind: "keys",
    secretIdStart: "AKID",
    addedAt: 1,
  },
  keys: { at: 2, session: "s", elsewhere: "found" },
});

const add = (id: string) => (directory: AccountDirectory) => withRecord(directory, recordOf(id));

test("a list of accounts that was written is read, and only its owner may read it", async () => {
  const { file, directory } = newFile();
  assert.deepEqual(await directory.read(), { directory: emptyDirectory });
  await directory.edit(add("a"));
  assert.deepEqual(await directory.read(), { directory: { ...emptyDirectory, accounts: [recordOf("a")] } });
  if (process.platform !== "win32") assert.equal(statSync(file).mode & 0o777, 0o600);
});

test("windows that add accounts at the same time lose none", async () => {
  const { file } = newFile();
  const windows = Array.from({ length: 8 }, () => new FileAccountDirectory(file, log));
  await Promise.all(windows.flatMap((window, w) => [0, 1, 2].map((n) => window.edit(add(`${w}-${n}`)))));
  const { directory } = await new FileAccountDirectory(file, log).read();
  assert.equal(directory.accounts.length, 24);
});

test("a damaged list is set aside, and its entries that can be read count", async () => {
  for (const content of ["{", "[]", "", '{"v":1}']) {
    const { file, directory } = newFile(content);
    assert.equal((await directory.read()).problem, "damaged", content);
    await directory.edit(add("a"));
    assert.equal((await directory.read()).problem, undefined);
    assert.equal(readFileSync(`${file}.damaged`, "utf8"), content);
  }
  const entries = [recordOf("a"), { account: { id: "b" } }];
  const { directory } = newFile(JSON.stringify({ v: 1, accounts: entries }));
  await directory.edit(add("c"));
  const after = await directory.read();
  assert.deepEqual(
    after.directory.accounts.map(({ account }) => account.id),
    ["a", "c"],
  );
  assert.deepEqual(after.directory.unread, [entries[1]]);
});

test("the list of a newer version is read as far as it goes, and never changed", async () => {
  const content = JSON.stringify({ v: 2, accounts: [{ ...recordOf("a"), more: 1 }], other: true });
  const { file, directory } = newFile(content);
  const { directory: read, problem } = await directory.read();
  assert.deepEqual([read.accounts.map(({ account }) => account.id), problem], [["a"], "newer"]);
  await assert.rejects(directory.edit(add("b")), /newer version/);
  assert.equal(readFileSync(file, "utf8"), content);
});

test("a list that cannot be read is not replaced by an empty one", async () => {
  const { file, directory } = newFile();
  mkdirSync(file);
  assert.equal((await directory.read()).problem, "unreadable");
  await assert.rejects(directory.edit(add("a")), /not replaced/);
  assert.deepEqual(readdirSync(file), []);
});

test("a folder that cannot be written leaves the list as it was", { skip: process.getuid?.() === 0 }, async () => {
  const { file, directory } = newFile();
  await directory.edit(add("a"));
  chmodSync(join(file, ".."), 0o500);
  await assert.rejects(directory.edit(add("b")));
  chmodSync(join(file, ".."), 0o700);
  assert.equal((await directory.read()).directory.accounts.length, 1);
});

test("an account that was signed out is remembered for a month, unless it is added again", () => {
  const day = 24 * 60 * 60_000;
  const without = withoutAccount(add("a")(emptyDirectory), "a" as AccountId, day);
  assert.deepEqual([without.accounts, without.signedOut], [[], [{ id: "a", at: day }]]);
  assert.deepEqual(add("a")(without).signedOut, []);
  assert.deepEqual(withoutAccount(without, "b" as AccountId, 32 * day).signedOut, [{ id: "b", at: 32 * day }]);
});
