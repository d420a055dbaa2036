import assert from "node:assert/strict";
import { test } from "node:test";
import type { Transport } from "../../../../src/ecm/transport/response.ts";
import type { Credential } from "../../../../src/ecm/credential.ts";
import { ecmError } from "../../../../src/ecm/errors/classify.ts";
import { Sender } from "../../../../src/ecm/transport/sender.ts";
import { HandClock } from "../../../doubles/handClock.ts";

const keys: Credential = { secretId: "AKIDours", secretKey: "ourKey", token: undefined };
const log = { info: () => {}, warn: () => {}, error: () => {} };

/** A cloud that never answers: a call ends only when it is aborted. */
const silent: Transport = (_question, signal) =>
  new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error)));

function sender(ask: Transport, credential = async () => keys): Sender {
  const endpoint = "https://ecm.tencentcloudapi.com";
  return new Sender({ credential, endpoint, language: "en-US", clock: new HandClock(), log }, async () => ask);
}

const look = { action: "DescribeInstances", parameters: {}, isWrite: false, timeoutMs: 15_000 };

test("a call whose time is up fails because the cloud did not answer in time", async () => {
  const stop = new AbortController();
  const sent = sender(silent).send(look, stop.signal);
  stop.abort(new DOMException("The operation was aborted due to timeout", "TimeoutError"));
  await assert.rejects(sent, { name: "EcmError", message: /^DescribeInstances: ClientError\.Timeout / });
});

test("a call that was stopped rejects with the signal's reason", async () => {
  const stop = new AbortController();
  const sent = sender(silent).send(look, stop.signal);
  stop.abort(new Error("The window is gone."));
  await assert.rejects(sent, { name: "Error", message: "The window is gone." });
});

test("a call whose keys could not be read counts as not executed", async () => {
  const lost = ecmError({ action: "AssumeRole", code: "ClientError.ConnectionLost", message: "read ECONNRESET" });
  const change = { action: "CreateImage", parameters: {}, isWrite: true, timeoutMs: 30_000 };
  const sent = sender(silent, () => Promise.reject(lost)).send(change, new AbortController().signal);
  await assert.rejects(sent, { failure: { ...lost.failure, executed: "no" } });
});

test("a change whose caller's time is up before it was sent was surely not sent", async () => {
  const stop = new AbortController();
  const change = { action: "CreateImage", parameters: {}, isWrite: true, timeoutMs: 30_000 };
  const busy = sender(silent);
  for (let calls = 0; calls < 20; calls += 1) void busy.send(change, stop.signal).catch(() => undefined);
  const sent = busy.send(change, stop.signal);
  await new Promise(setImmediate);
  stop.abort(new DOMException("The operation was aborted due to timeout", "TimeoutError"));
  await assert.rejects(sent, { name: "EcmError", message: /^CreateImage: ClientError\.NeverSent/ });
});
