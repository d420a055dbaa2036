import assert from "node:assert/strict";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { isSameFolder, tccliFolder } from "../../../../src/accounts/profiles/tccliFolder.ts";
import { temporaryFolder } from "../../../editor/scratch.ts";

const home = join(temporaryFolder(), "me");
const environment = { WORK: join(home, "work"), EMPTY: "" };

const settings: readonly (readonly [setting: string, folder: string])[] = [
  ["", ".tccli"],
  ["~", ""],
  ["~/work/.tccli", "work/.tccli"],
  ["${userHome}/work/.tccli", "work/.tccli"],
  ["${env:WORK}/.tccli", "work/.tccli"],
  [join(home, "work/.tccli"), "work/.tccli"],
  ["work/.tccli", "work/.tccli"],
  ["~work", "~work"],
  [join(home, "~/$&"), "~/$&"],
];

for (const [setting, folder] of settings) {
  test(`${setting.replace(home, "/home/me") || "no setting"} means ${folder || "the home folder"}`, () => {
    assert.equal(tccliFolder(setting, home, environment), join(home, folder));
  });
}

test("a link leads to the same folder", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "work"));
  symlinkSync(join(folder, "work"), join(folder, ".tccli"));
  assert.ok(await isSameFolder(join(folder, "work"), join(folder, ".tccli")));
  assert.ok(!(await isSameFolder(join(folder, "work"), folder)));
  assert.ok(await isSameFolder(join(folder, "gone"), `${folder}/work/../gone`));
});
