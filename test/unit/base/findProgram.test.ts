import assert from "node:assert/strict";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { test } from "node:test";
import { findProgram } from "../../../src/base/findProgram.ts";
import { temporaryFolder } from "../../editor/scratch.ts";

const isWindows = process.platform === "win32";
const fileOf = (folder: string) => join(folder, isWindows ? "tccli.exe" : "tccli");

function folderWith(mode: number): string {
  const folder = temporaryFolder();
  writeFileSync(fileOf(folder), "");
  chmodSync(fileOf(folder), mode);
  return folder;
}

test("a program is found in the first folder of PATH that has it", async () => {
  const [first, second] = [folderWith(0o755), folderWith(0o755)];
  const path = [temporaryFolder(), first, second].join(delimiter);
  assert.equal(await findProgram("tccli", path), fileOf(first));
});

test("what is no program is passed over", { skip: isWindows }, async () => {
  const folder = temporaryFolder();
  mkdirSync(fileOf(folder));
  assert.equal(await findProgram("tccli", [folder, folderWith(0o644)].join(delimiter)), undefined);
});

test("the open folder is never searched", async (context) => {
  const before = process.cwd();
  context.after(() => process.chdir(before));
  process.chdir(folderWith(0o755));
  assert.equal(await findProgram("tccli", ["", ".", "bin", ".."].join(delimiter)), undefined);
  assert.equal(await findProgram("tccli"), undefined);
});
