import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import * as fc from "fast-check";
import { shellWord } from "../../../../src/view/tccli/shellWords.ts";
import { posixShells } from "../../../doubles/posixShells.ts";
import { powershellArguments } from "../../../doubles/powershellArguments.ts";

const texts: readonly string[] = [
  "",
  "it's",
  '"quoted"',
  `it's "both"`,
  "$(rm -rf /)",
  "`id`",
  "a\nb",
  "-x",
  "--x",
  "=ls",
  "==ls",
  "~",
  "~root",
  "*",
  "a?[b]{c,d}",
  "\\",
  "\\'",
  'a\\"b',
  "ends in \\",
  "ends in \\\\",
  "!!",
  "it's !x",
  "it's \\x",
  "&;|<>()",
  "#x",
  "%PATH%",
  "@args",
  "$env:PATH",
  "it’s ‘quoted’ “so” „too‚",
  "直播 镜像",
  "👩‍🚀",
  "{'expr':'a[0].b','to':'X'}",
  "contains([\\'A\\'],b)",
];

const throughShell = (shell: string, line: string): readonly string[] =>
  execFileSync(shell, ["-c", `printf '%s\\0' ${line}`], { encoding: "utf8" })
    .split("\0")
    .slice(0, -1);

const random = fc.array(
  fc.string({ unit: "grapheme", maxLength: 12 }).filter((text) => !text.includes("\0")),
  { minLength: 1, maxLength: 20 },
);

for (const shell of posixShells) {
  const passes = (values: readonly string[]) => {
    const options = values.map((value) => `--Name=${value}`);
    const line = [...values, ...options].map(shellWord.posix).join(" ");
    assert.deepEqual(throughShell(shell, line), [...values, ...options]);
  };

  test(`${shell} passes every text unchanged`, () => passes(texts));

  test(`${shell} passes any random text unchanged`, () => {
    fc.assert(fc.property(random, passes), { numRuns: 20 });
  });
}

const throughPowershell = (values: readonly string[]) => {
  const options = values.map((value) => `--Name=${value}`);
  assert.deepEqual(powershellArguments(options.map(shellWord.powershell).join(" ")), options);
};

test("PowerShell passes every option unchanged", () => throughPowershell(texts));

test("PowerShell passes any random option unchanged", () => {
  fc.assert(fc.property(random, throughPowershell), { numRuns: 300 });
});

test("simple words and options stay as they are", () => {
  for (const word of ["tccli", "DescribeInstances", "--cli-unfold-argument", "--InstanceIdSet=ein-1234abcd"])
    assert.equal(shellWord.posix(word), word);
  assert.equal(shellWord.powershell("--cli-unfold-argument"), "--cli-unfold-argument");
});
