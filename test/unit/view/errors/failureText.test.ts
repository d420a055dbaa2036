import assert from "node:assert/strict";
import { test } from "node:test";
import { failureText } from "../../../../src/view/errors/failureText.ts";

const lost = { code: "ClientError.ConnectionLost", message: "" };

test("a call that changes something, and whose answer was lost, may have been executed", () => {
  assert.match(failureText({ ...lost, action: "CreateImage" }).advice, /may have done what was asked/);
});

test("a call that only reads has changed nothing, whatever happened to its answer", () => {
  for (const code of ["ConnectionLost", "Timeout", "HttpStatusCodeError", "ParseJsonError"]) {
    const { advice } = failureText({ code: `ClientError.${code}`, message: "", action: "DescribeInstances" });
    assert.match(advice, /^Nothing was changed\. Try again/, code);
  }
});

test("a call that was never sent says so, whatever its action", () => {
  const offline = { code: "ClientError.NameNotResolved", message: "" };
  assert.equal(
    failureText({ ...offline, action: "DescribeInstances" }).advice,
    failureText({ ...offline, action: "CreateImage" }).advice,
  );
});
