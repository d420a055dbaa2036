import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { before, test } from "node:test";
import { promisify } from "node:util";
import type { Transport } from "../../src/ecm/transport/response.ts";
import { sendWithSdk } from "../../src/ecm/transport/sdk.ts";
import { startSimulator } from "../simulator/startSimulator.ts";
import { replies, serve } from "./clientServer.ts";
import { credential, never } from "./clientWorld.ts";

const dist = new URL("../../dist/", import.meta.url);
const file = (name: string): URL => new URL(name, dist);
const kilobytes = async (name: string): Promise<number> => (await stat(file(name))).size / 1000;

before(() => promisify(execFile)(process.execPath, ["esbuild.mjs"], { cwd: new URL("../../", import.meta.url) }));

test("the SDK is a separate file, which the extension reads when it first calls the cloud", async () => {
  const signer = "SignedHeaders=";
  assert.match(await readFile(file("sdk.cjs"), "utf8"), new RegExp(signer));
  for (const other of ["extension.cjs", "app.cjs"])
    assert.doesNotMatch(await readFile(file(other), "utf8"), new RegExp(signer));
});

test("the SDK takes at most 40 KB, and all of the extension 400 KB", async () => {
  const sdk = await kilobytes("sdk.cjs");
  assert.ok(sdk <= 40, `${sdk} KB`);
  const all = sdk + (await kilobytes("app.cjs")) + (await kilobytes("extension.cjs"));
  assert.ok(all <= 400, `${all} KB`);
});

test("the bundled SDK sends the same as the unbundled SDK", async (context) => {
  const { endpoint, requests } = await serve(context, replies({ TotalCount: 1 }));
  const bundled = bundledSdk();
  const parameters = { Limit: 1, Filters: [{ Name: "instance-name", Values: ['镜像 & "quotes"'] }] };
  const request = {
    service: "ecm",
    credential,
    endpoint,
    language: "zh-CN",
    action: "DescribeInstances",
    parameters,
  } as const;
  const answers = [await sendWithSdk(request, never), await bundled(request, never)];
  assert.deepEqual(answers[0], answers[1]);
  const [plain, lean] = requests.map(({ body, headers }) => ({ body, headers: Object.keys(headers).toSorted() }));
  assert.deepEqual(lean, plain);
});

test("the bundled SDK signs requests that the cloud accepts, with Chinese names too", async (context) => {
  const simulator = await startSimulator();
  context.after(() => simulator.stop());
  const request = {
    service: "ecm",
    credential: simulator.keys,
    endpoint: simulator.url,
    language: "zh-CN",
    action: "DescribeImage",
    parameters: { Filters: [{ Name: "image-name", Values: ["镜像"] }] },
  } as const;
  await bundledSdk()(request, never);
  assert.deepEqual(
    simulator.log.map(({ outcome }) => outcome),
    ["ok"],
  );
});

const bundledSdk = (): Transport =>
  (createRequire(import.meta.url)("../../dist/sdk.cjs") as { readonly sendWithSdk: Transport }).sendWithSdk;
