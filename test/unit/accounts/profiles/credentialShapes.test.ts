import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import {
  EnvironmentVariableCredential,
  ProfileCredential,
} from "tencentcloud-sdk-nodejs-ecm/tencentcloud/common/credential.js";
import { environmentCredential } from "../../../../src/accounts/profiles/environment.ts";
import { readIniCredentials } from "../../../../src/accounts/profiles/iniProfiles.ts";
import type { ProfileKeys } from "../../../../src/accounts/profiles/profile.ts";
import { readTccliCredential } from "../../../../src/accounts/profiles/tccliProfiles.ts";
import type { Credential } from "../../../../src/ecm/credential.ts";
import { temporaryFolder } from "../../../editor/scratch.ts";
import { type Shape, shapes, type Written } from "./credentialShapes.ts";

const drawCredential = ({ secretId, secretKey, token }: Credential): string =>
  [secretId, secretKey, ...(token ? [token] : [])].join(" ");

function draw(keys: ProfileKeys | undefined): string {
  if (keys?.kind === "keys") return drawCredential(keys.credential);
  if (keys?.kind === "role")
    return `role ${keys.role.arn} ${keys.role.sessionName} of ${drawCredential(keys.credential)}`;
  return keys?.problem === "ClientError.ProfileIsCvmRole" ? "CVM role" : "nothing";
}

/** What this extension takes. */
function takenFrom(written: Written): string {
  if ("ini" in written) return draw(readIniCredentials(written.ini).get("default"));
  if ("tccli" in written) return draw(readTccliCredential(written.tccli));
  const credential = environmentCredential(written.environment);
  return credential ? drawCredential(credential) : "nothing";
}

const kindOf = (written: Written): string => Object.keys(written)[0] ?? "";

for (const { what, written, official, ours, follows, reason } of shapes) {
  test(`${kindOf(written)}, ${what}: what the official readers take is taken, or there is a reason`, () => {
    const answers = new Set(Object.values(official));
    const [agreed = ""] = answers;
    const expected = ours ?? (follows ? official[follows] : agreed);
    assert.equal(takenFrom(written), expected);
    if (answers.size > 1) assert.ok(follows ?? reason, "official readers differ, and none is followed");
    if (![...answers].includes(expected ?? "")) assert.ok(reason, "nobody else takes that, and there is no reason");
    if (answers.size === 1 && ours === undefined) assert.equal(reason, undefined);
  });
}

/** What the SDK of Node takes, in an environment that has nothing else. */
async function takenByNode(written: Written): Promise<string> {
  const home = temporaryFolder();
  const before = { ...process.env };
  const names = Object.keys(process.env).filter((name) => /^(TENCENTCLOUD|TKE)_/.test(name));
  for (const name of names) delete process.env[name];
  if ("ini" in written) {
    mkdirSync(join(home, ".tencentcloud"));
    writeFileSync(join(home, ".tencentcloud/credentials"), written.ini);
  }
  const own = "environment" in written ? written.environment : {};
  Object.assign(process.env, { HOME: home, USERPROFILE: home }, own);
  try {
    const reader = "ini" in written ? new ProfileCredential() : new EnvironmentVariableCredential();
    const { secretId, secretKey, token } = await reader.getCredential();
    return secretId && secretKey ? drawCredential({ secretId, secretKey, token }) : "nothing";
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

const byNode = ({ written, official }: Shape): boolean =>
  official.node !== undefined && official.node !== "pod identity" && !("tccli" in written);

test("the SDK of Node takes what the table says", async () => {
  for (const shape of shapes.filter(byNode))
    assert.equal(await takenByNode(shape.written), shape.official.node, shape.what);
});
