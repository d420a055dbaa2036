import assert from "node:assert/strict";
import { test } from "node:test";
import { endEach } from "../e2e/atTheEnd.ts";

/** Ends four things, of which some fail to end; returns those that were asked to, and the error. */
async function ending(...failing: readonly string[]): Promise<readonly string[]> {
  const asked: string[] = [];
  const endings = ["editor", "simulator", "proxy", "folder"].map((what) => ({
    what,
    end: () => {
      asked.push(what);
      if (failing.includes(what)) throw new Error(`no end of ${what}`);
    },
  }));
  await endEach(endings).catch((error: unknown) => asked.push(String(error)));
  return asked;
}

test("each thing is ended in turn, even if another fails to end, which is reported", async () => {
  assert.deepEqual(await ending(), ["editor", "simulator", "proxy", "folder"]);
  assert.deepEqual(await ending("editor"), ["editor", "simulator", "proxy", "folder", "Error: no end of editor"]);
});

test("all things that fail to end are reported", async () => {
  const error = (await ending("editor", "folder")).at(-1);
  assert.match(error ?? "", /no end of editor[^]*no end of folder/);
});
