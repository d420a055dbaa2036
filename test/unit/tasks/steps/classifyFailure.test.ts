import assert from "node:assert/strict";
import { test } from "node:test";
import type { Failure } from "../../../../src/ecm/errors/failure.ts";
import { classifyFailure } from "../../../../src/tasks/steps/classifyFailure.ts";
import type { ChangingAction, FailureKind } from "../../../../src/tasks/journal/taskEvent.ts";
import { failure, historyOf } from "../../../doubles/taskHistory.ts";

const task = historyOf([]);

/** What a failed call means, after so many tries and calls that may have been executed. */
function means(
  [action, code, executed, passing = false]: readonly [ChangingAction, string, Failure["executed"], boolean?],
  kind: FailureKind,
  own: { readonly tries?: number; readonly createCalls?: number } = {},
): void {
  assert.equal(classifyFailure({ ...failure, code, executed, passing }, action, { ...task, ...own }), kind, code);
}

test("a call whose answer was lost may have been executed", () => {
  means(["CreateImage", "ClientError.ConnectionLost", "unknown", true], "unknown");
  means(["StopInstances", "InternalError", "unknown", true], "unknown");
});

test("refused keys are the keys' fault", () => {
  means(["CreateImage", "AuthFailure.TokenFailure", "no"], "credentials");
});

test("a call that was surely not executed is retried if the failure passes, eight times", () => {
  means(["CreateImage", "RequestLimitExceeded", "no", true], "retry");
  means(["CreateImage", "ClientError.ConnectionLost", "no", true], "retry");
  means(["StopInstances", "ClientError.Timeout", "no", true], "retry", { tries: 7 });
  means(["StopInstances", "ClientError.Timeout", "no", true], "rejected", { tries: 8 });
  means(["CreateImage", "RequestLimitExceeded", "no", true], "rejected", { tries: 8 });
});

test("a failure that does not pass is a rejection", () => {
  means(["CreateImage", "ResourceInsufficient.InvaildPrivateImageNum", "no"], "rejected");
  means(["StartInstances", "ResourceNotFound.InstanceNotExist", "no"], "rejected");
});

test("a name that is taken is a rejection only if no earlier call may have taken it", () => {
  means(["CreateImage", "InvalidParameterValue.ImageNameDuplicate", "no"], "rejected", { createCalls: 1 });
  means(["CreateImage", "InvalidParameterValue.ImageNameDuplicate", "no"], "unknown", { createCalls: 2 });
});

test("whether a busy or stopped instance still has to stop is seen by looking", () => {
  means(["StopInstances", "ResourceUnavailable.InstanceNotRunning", "no"], "unknown");
  means(["StopInstances", "OperationDenied.InstanceOperationInProgress", "no", true], "unknown");
});

test("StartInstances is retried without limit", () => {
  means(["StartInstances", "OperationDenied.InstanceOperationInProgress", "no", true], "retry", { tries: 99 });
});
