import assert from "node:assert/strict";
import { test } from "node:test";
import { rowsAfter, ShownRow } from "../../../../src/view/explorer/treeNode.ts";
import type { Row } from "../../../../src/view/ui/row.ts";

const leaf = (id: string, label = id): Row => ({ id, label, description: "", icon: "vm", menu: "", spoken: label });
const branch = (id: string, rows: readonly Row[], label = id): Row => ({ ...leaf(id, label), rows: () => rows });

/** Draws one tree, expands all of it, changes it to the other, and returns the rows that are drawn again. */
function redrawn(before: readonly Row[], after: readonly Row[], isOpen = true): readonly string[] | "everything" {
  const shown = before.map((row) => new ShownRow(row));
  if (isOpen) openAll(shown);
  const changed: ShownRow[] = [];
  if (rowsAfter(shown, after, undefined, changed) !== shown) return "everything";
  return changed.map(({ row }) => row.id);
}

function openAll(shown: readonly ShownRow[]): void {
  for (const one of shown) openAll(one.below);
}

test("nothing is drawn again when nothing has changed", () => {
  const tree = () => [branch("account", [branch("group", [leaf("a"), leaf("b")])])];
  assert.deepEqual(redrawn(tree(), tree()), []);
});

test("only a row whose text changed is drawn again", () => {
  const before = [branch("account", [branch("group", [leaf("a"), leaf("b")])])];
  const after = [branch("account", [branch("group", [leaf("a"), leaf("b", "other")])])];
  assert.deepEqual(redrawn(before, after), ["b"]);
});

test("a row that was added or removed draws its parent again, and no other", () => {
  const before = [branch("account", [branch("one", [leaf("a")]), branch("two", [leaf("b")])])];
  const after = [branch("account", [branch("one", [leaf("a")]), branch("two", [leaf("b"), leaf("c")])])];
  assert.deepEqual(redrawn(before, after), ["two"]);
});

test("a row that is drawn again draws its children again, once", () => {
  const before = [branch("account", [branch("group", [leaf("a")])])];
  const after = [branch("account", [branch("group", [leaf("a", "other")])], "renamed")];
  assert.deepEqual(redrawn(before, after), ["account"]);
});

test("rows that were never opened are not created", () => {
  const never = { ...leaf("group"), rows: (): readonly Row[] => assert.fail("The group is closed.") };
  assert.deepEqual(redrawn([branch("account", [never])], [branch("account", [never])], false), []);
});

test("another list of accounts draws everything again, and rows that stay keep their identity", () => {
  assert.equal(redrawn([leaf("a")], [leaf("a"), leaf("b")]), "everything");
  const shown = [new ShownRow(leaf("a"))];
  assert.equal(rowsAfter(shown, [leaf("b"), leaf("a")], undefined, [])[1], shown[0]);
});
