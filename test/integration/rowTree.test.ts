import assert from "node:assert/strict";
import { RowTree } from "../../src/vscode/startup/rowTree.ts";

const row = (label: string) => ({ id: "row", label, description: "", icon: "vm", menu: "", spoken: "" });

describe("a tree of rows", () => {
  it("gives the same rows to simultaneous requests, so that a later change is drawn for each", async () => {
    const tree = new RowTree(async () => [row("vm")]);
    const [[first], [second]] = await Promise.all([tree.getChildren(), tree.getChildren()]);
    assert.ok(first);
    assert.equal(first, second);
    tree.dispose();
  });
});
