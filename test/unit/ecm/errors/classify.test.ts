import assert from "node:assert/strict";
import { test } from "node:test";
import { ecmError } from "../../../../src/ecm/errors/classify.ts";
import {
  isAlreadyInState,
  isBusy,
  isInstanceGone,
  isNameDuplicate,
  isOffline,
  isProxyRefusal,
  isTaskNotFound,
  isThrottled,
  meaningOf,
  needsCredentials,
} from "../../../../src/ecm/errors/classify.ts";
import {
  answerMissed,
  instanceGone,
  neverSent,
  signedOut,
  taskFailed,
} from "../../../../src/ecm/errors/ownFailures.ts";

/** The codes that the API documents for CreateImage, in its order. */
const documented = [
  "FailedOperation.InstanceNotAllStopped",
  "FailedOperation.InternalOperationFailure",
  "InvalidParameter",
  "InvalidParameter.InvalidDataFormat",
  "InvalidParameterValue.ImageNameDuplicate",
  "InvalidParameterValue.InvalidInstanceID",
  "MissingParameter",
  "MissingParameter.MissingImageParameter",
  "ResourceInsufficient.InvaildPrivateImageNum",
  "UnauthorizedOperation.ForbiddenOperation",
  "UnsupportedOperation",
  "UnsupportedOperation.InstanceIdNotFound",
  "UnsupportedOperation.InstanceIdNotSupported",
  "UnsupportedOperation.InvalidInstanceState",
];

function drawn(code: string): string {
  const { text: words, remedy, executed, passing } = meaningOf(code);
  return `${words()} [${remedy}] executed ${executed}${passing ? ", passing" : ""}`;
}

test("each documented error of CreateImage says what happened and offers the next step", () => {
  assert.deepEqual(documented.map(drawn), [
    "The instance is still running. [stopAndTryAgain] executed no",
    "Something failed inside Tencent Cloud, and it is not certain whether it did what was asked. [lookAgain] executed unknown, passing",
    "Tencent Cloud does not accept one of the values. [chooseAnotherName] executed no",
    "Tencent Cloud cannot read one of the values. [chooseAnotherName] executed no",
    "An image of that name exists already. [chooseAnotherName] executed no",
    "Tencent Cloud does not recognize the ID of this instance. [refresh] executed no",
    "Something is missing from the request. [showLog] executed no",
    "Something about the image is missing from the request, most likely its name. [chooseAnotherName] executed no",
    "This account has no room for another image. [deleteImages] executed no",
    "This account is not allowed to do that. [copyPolicy] executed no",
    "Tencent Cloud does not support this for the instance or the account. [showLog] executed no",
    "This instance no longer exists. [refresh] executed no",
    "No image can be made of this kind of instance. [chooseAnotherInstance] executed no",
    "The instance is busy or in a state that does not allow this. [waitUntilItSettles] executed no, passing",
  ]);
});

test("no two documented errors of CreateImage give the same advice", () => {
  assert.equal(new Set(documented.map((code) => meaningOf(code).cause())).size, documented.length);
});

const others: readonly (readonly [code: string, meaning: string])[] = [
  ["AuthFailure.SignatureFailure", "This account's SecretKey is wrong. [renewAccount] executed no"],
  ["AuthFailure.SignatureExpire", "The clock of this computer is more than five minutes off. [fixClock] executed no"],
  ["AuthFailure.Unheard", "Tencent Cloud does not accept this account's key. [renewAccount] executed no"],
  [
    "RequestLimitExceeded.IPLimitExceeded",
    "Too many requests were sent in a short time. [tryAgain] executed no, passing",
  ],
  ["InvalidParameterValue.Unheard", "Tencent Cloud does not accept one of the values. [showLog] executed no"],
  ["ClientError.TlsError", "The connection is not secure, so nothing was sent. [showLog] executed no"],
  [
    "ClientError.ProxySignIn",
    "The proxy requires you to sign in, so nothing was sent. [tryAgain] executed no, passing",
  ],
  [
    "ClientError.HandshakeRefused",
    "The other side refused the TLS handshake, so nothing was sent. [showLog] executed no",
  ],
  ["ClientError.Timeout", "Tencent Cloud did not answer in time. [lookAgain] executed unknown, passing"],
  ["Unheard.Of", "Tencent Cloud refused the request. [showLog] executed unknown"],
  ["", "Tencent Cloud refused the request. [showLog] executed unknown"],
  ["constructor", "Tencent Cloud refused the request. [showLog] executed unknown"],
];

for (const [code, meaning] of others) {
  test(`"${code}" means: ${meaning}`, () => assert.equal(drawn(code), meaning));
}

test("an unknown error is shown in the API's own words", () => {
  assert.equal(meaningOf("Unheard.Of").text("The moon is full."), "Tencent Cloud says: The moon is full.");
});

test("one call can override what a code means", () => {
  const said = { action: "CreateImage", code: "ClientError.ParseJsonError", message: "TaskId" };
  assert.equal(ecmError(said).failure.executed, "unknown");
  assert.equal(ecmError({ ...said, executed: "yes" }).failure.executed, "yes");
});

test("the failures of a task are as certain as their catalog rows say", () => {
  const failures = [taskFailed("", ""), instanceGone("x"), answerMissed("x"), neverSent("x"), signedOut("x")];
  for (const { code, executed, passing } of failures) {
    assert.deepEqual({ code, executed, passing }, { code, ...certaintyOf(code) });
  }
});

function certaintyOf(code: string) {
  const { executed, passing } = meaningOf(code);
  return { executed, passing };
}

const questions = {
  isTaskNotFound,
  isNameDuplicate,
  isInstanceGone,
  needsCredentials,
  isThrottled,
  isOffline,
  isProxyRefusal,
  isAlreadyInState,
  isBusy,
};

const answers: readonly (readonly [code: string, yes: readonly (keyof typeof questions)[]])[] = [
  ["InvalidParameterValue.TaskNotFound", ["isTaskNotFound"]],
  ["InvalidParameterValue.ImageNameDuplicate", ["isNameDuplicate"]],
  ["ResourceNotFound.InstanceNotExist", ["isInstanceGone"]],
  ["UnsupportedOperation.InstanceIdNotFound", ["isInstanceGone"]],
  ["AuthFailure.SecretIdNotFound", ["needsCredentials"]],
  ["AuthFailure.TokenFailure", ["needsCredentials"]],
  ["ClientError.CredentialsMissing", ["needsCredentials"]],
  ["AuthFailure.SignatureExpire", []],
  ["AuthFailure.UnauthorizedOperation", []],
  ["RequestLimitExceeded", ["isThrottled"]],
  ["RequestLimitExceeded.UinLimitExceeded", ["isThrottled"]],
  ["ClientError.NameNotResolved", ["isOffline"]],
  ["ClientError.ConnectionRefused", ["isOffline"]],
  ["ClientError.ProxyUnreachable", ["isOffline"]],
  ["ClientError.ProxySignIn", ["isProxyRefusal"]],
  ["ClientError.ProxyRefused", ["isProxyRefusal"]],
  ["ClientError.ProxyUnavailable", ["isProxyRefusal"]],
  ["ClientError.ConnectionLost", []],
  ["ResourceUnavailable.InstanceNotRunning", ["isAlreadyInState"]],
  ["FailedOperation.OperationNotAllow", ["isAlreadyInState", "isBusy"]],
  ["OperationDenied.InstanceOperationInProgress", ["isBusy"]],
];

for (const [code, yes] of answers) {
  test(`${code} answers yes to ${yes.join(", ") || "no question"}`, () => {
    const found = Object.entries(questions).filter(([, ask]) => ask({ code }));
    assert.deepEqual(
      found.map(([name]) => name),
      yes,
    );
  });
}
