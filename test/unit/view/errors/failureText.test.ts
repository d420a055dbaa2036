import assert from "node:assert/strict";
import { test } from "node:test";
import { failureText } from "../../../../src/view/errors/failureText.ts";

const lost = { code: "ClientError.ConnectionLost", message: "" };

test("a call that changes something, and whose answer was lost, may have been carried out", () => {
  assert.match(failureText({ ...lost, action: "CreateImage" }).advice, /may have done what was asked/);
});

test("a call that only looked has changed nothing, whatever became of its answer", () => {
  for (const code of ["ConnectionLost", "Timeout", "HttpStatusCodeError", "ParseJsonError"]) {
    const { advice } = failureText({ code: `ClientError.${code}`, message: "", action: "DescribeInstances" });
    assert.match(advice, /^Nothing was changed\. Try again/, code);
  }
});

test("what was never sent says so whatever was asked", () => {
  const offline = { code: "ClientError.NameNotResolved", message: "" };
  assert.equal(
    failureText({ ...offline, action: "DescribeInstances" }).advice,
    failureText({ ...offline, action: "CreateImage" }).advice,
  );
});
