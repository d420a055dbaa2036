import assert from "node:assert/strict";
import { test } from "node:test";
import type { Task } from "../../../../src/tasks/task.ts";
import { taskFileName } from "../../../../src/view/tasks/taskDocument.ts";

const of = (name: string): string => taskFileName({ plan: { image: { name, description: "" } } } as unknown as Task);

test("a task's document is called by its image", () => {
  assert.equal(of("golden"), "golden.md");
  assert.equal(of("网关 基线"), "网关 基线.md");
});

test("no name makes a path of several parts, or a title that is not what it seems", () => {
  assert.equal(of("a/b\\c"), "a%2Fb%5Cc.md");
  assert.equal(of("a\u202eb\nc"), "a b c.md");
});

test("a long name is cut between characters as people see them", () => {
  assert.equal(of("👩‍🚀".repeat(41)), `${"👩‍🚀".repeat(40)}….md`);
  assert.equal(of("字".repeat(40)), `${"字".repeat(40)}.md`);
});
