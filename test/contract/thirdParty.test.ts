import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { noticesFile, thirdPartyNotices } from "../tools/thirdParty.ts";

test("the notice names each bundled package with its licence, and no others", async () => {
  assert.equal(readFileSync(noticesFile, "utf8"), await thirdPartyNotices(), "node test/run.mjs notices");
});
