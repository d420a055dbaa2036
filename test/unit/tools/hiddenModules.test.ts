import assert from "node:assert/strict";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { copyNews } from "../../editor/hiddenModules.ts";
import { temporaryFolder } from "../../editor/scratch.ts";

test("a file that exists already is left alone, because another test file may be reading it; a changed one is copied", () => {
  const [from, to] = [join(temporaryFolder(), "stubs"), join(temporaryFolder(), "stubs")];
  const [source, copy] = [join(from, "one/package.json"), join(to, "one/package.json")];
  mkdirSync(join(from, "one"), { recursive: true });
  writeFileSync(source, "1");
  copyNews(from, to);
  const { ino, mtimeMs } = statSync(copy);
  copyNews(from, to);
  assert.deepEqual([statSync(copy).ino, statSync(copy).mtimeMs], [ino, mtimeMs]);
  writeFileSync(source, "2");
  copyNews(from, to);
  assert.equal(readFileSync(copy, "utf8"), "2");
});
