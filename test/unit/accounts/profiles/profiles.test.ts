import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import type { Profile } from "../../../../src/accounts/profiles/profile.ts";
import { Profiles } from "../../../../src/accounts/profiles/profiles.ts";
import { EcmError } from "../../../../src/ecm/errors/failure.ts";
import type { TemporaryCredential } from "../../../../src/ecm/sts.ts";
import { HandClock } from "../../../doubles/handClock.ts";
import { ProfileFolder } from "../../../doubles/profileFolder.ts";

const folder = new ProfileFolder({ after });
const clock = new HandClock();
const soon = Math.round(clock.now() / 1000) + 720;
const pair = { secretId: "AKIDone", secretKey: "key" };

const profilesOf = (assume: () => Promise<TemporaryCredential> = () => Promise.reject(new Error("not asked for"))) =>
  new Profiles({ clock, tccliFolder: () => folder.tccli, iniFiles: [folder.ini], assume });

const reference = (file: string) => ({ format: "tccli" as const, file: join(folder.tccli, file), name: "p" });

async function reads(content: unknown): Promise<Profile["keys"]> {
  folder.write("p.credential", content);
  return (await profilesOf().look(reference("p.credential"))).keys;
}

const keys = (more: object = {}, token?: string) => ({ kind: "keys", credential: { ...pair, token }, ...more });
const unusable = (problem: string, more: object = {}) => ({ kind: "unusable", problem, ...more });
const arn = "qcs::cam::uin/1:roleName/deploy";

for (const [shape, content, expected] of [
  ["permanent keys", pair, keys()],
  ["keys with a byte order mark and blanks", `\ufeff ${JSON.stringify({ ...pair, secretId: " AKIDone\n" })}`, keys()],
  ["temporary keys", { ...pair, token: "tok" }, keys({}, "tok")],
  [
    "a role",
    { ...pair, "role-arn": arn, "role-session-name": "me" },
    { kind: "role", credential: { ...pair, token: undefined }, role: { arn, sessionName: "me" } },
  ],
  ["a role of a CVM instance", { type: "cvm-role" }, unusable("ClientError.ProfileIsCvmRole")],
  [
    "an oauth sign-in",
    { type: "oauth", ...pair, token: "tok", expiresAt: soon, oauth: { openId: "o", expiresAt: 1 } },
    keys({ expiresAt: soon * 1000, login: "auth" }, "tok"),
  ],
  [
    "an sso sign-in",
    { type: "sso", ...pair, token: "tok", expiresAt: String(soon), sso: { uin: 1 } },
    keys({ expiresAt: soon * 1000, login: "sso" }, "tok"),
  ],
  [
    "sso that was only configured",
    { sso: { authUrl: "u" } },
    unusable("ClientError.ProfileLoggedOut", { login: "sso" }),
  ],
  ["an interrupted tccli configure", { secretId: "None", secretKey: "None" }, unusable("ClientError.ProfileEmpty")],
  ["keys that are numbers", { secretId: 1, secretKey: 2 }, unusable("ClientError.ProfileEmpty")],
  ["an empty object", {}, unusable("ClientError.ProfileEmpty")],
  ["half a JSON", '{"secretId":"AKID', unusable("ClientError.ProfileBroken")],
  ["an empty file", "", unusable("ClientError.ProfileBroken")],
  ["a list", [], unusable("ClientError.ProfileEmpty")],
  ["null", "null", unusable("ClientError.ProfileBroken")],
  ["bytes that are no text", new Uint8Array([0xff, 0xfe, 0, 1]), unusable("ClientError.ProfileBroken")],
  ["a file larger than any real one", "x".repeat(1_000_001), unusable("ClientError.ProfileUnreadable")],
] as const) {
  test(`a tccli profile with ${shape} is understood`, async () => {
    assert.deepEqual(await reads(content), expected);
  });
}

test("a missing file, a folder and a pipe have a reason each, and none hangs", async () => {
  mkdirSync(join(folder.tccli, "folder.credential"), { recursive: true });
  execFileSync("mkfifo", [join(folder.tccli, "pipe.credential")]);
  const problems = ["gone", "folder", "pipe"].map(async (name) => {
    const { keys: found } = await profilesOf().look(reference(`${name}.credential`));
    return found.kind === "unusable" && found.problem;
  });
  assert.deepEqual(await Promise.all(problems), [
    "ClientError.ProfileMissing",
    "ClientError.ProfileUnreadable",
    "ClientError.ProfileUnreadable",
  ]);
});

test("a file that others may read is reported", async () => {
  folder.write("open.credential", pair, 0o644);
  folder.write("closed.credential", pair, 0o600);
  const look = (file: string) => profilesOf().look(reference(file));
  assert.equal((await look("open.credential")).isExposed, true);
  assert.equal((await look("closed.credential")).isExposed, false);
});

for (const [what, configure, expected] of [
  ["nothing of its own", { _sys_param: { region: "ap-guangzhou" } }, ["china", ""]],
  ["the site's own endpoint", { ecm: { endpoint: "ecm.tencentcloudapi.com" } }, ["china", ""]],
  ["the international endpoint", { ecm: { endpoint: "ecm.intl.tencentcloudapi.com" } }, ["international", ""]],
  ["a private cloud", { ecm: { endpoint: "ecm.cloud.example" } }, ["china", "https://ecm.cloud.example"]],
  ["None", { ecm: { endpoint: "None" } }, ["china", ""]],
  ["nonsense", "{", ["china", ""]],
  ["an endpoint that is a number", { ecm: { endpoint: 5 } }, ["china", ""]],
] as const) {
  test(`site and endpoint come from a .configure file with ${what}`, async () => {
    folder.write("p.credential", pair);
    folder.write("p.configure", configure);
    const { site, endpoint } = (await profilesOf().look(reference("p.credential"))).endpoint;
    assert.deepEqual([site, endpoint], expected);
  });
}

test("every tccli profile and every section of an SDK's file is listed", async (context) => {
  const own = new ProfileFolder(context);
  own.write("default.credential", pair);
  own.write("lab.credential", pair);
  own.write("lab.configure", {});
  own.write(
    "credentials",
    `; a comment\n[default]\nsecret_id = AKIDini\nsecret_key = k\n[my.role]\nsecret_id=a\nsecret_key=b\nrole_arn=${arn}\n[half]\nsecret_id=a\n[none]\nsecret_id=None\nsecret_key=None\n`,
  );
  const profiles = new Profiles({
    clock,
    tccliFolder: () => own.tccli,
    iniFiles: [own.ini, "/nowhere/credentials"],
    assume: () => Promise.reject(new Error("not asked for")),
  });
  const listed = await profiles.list();
  const drawn = listed.map(({ reference: { format, name }, keys: found }) => {
    const what = found.kind === "unusable" ? found.problem : found.kind;
    return `${format} ${name}: ${what}`;
  });
  assert.equal(
    drawn.join("\n"),
    `tccli default: keys
tccli lab: keys
ini default: keys
ini half: ClientError.ProfileEmpty
ini none: ClientError.ProfileEmpty
ini my.role: role`,
  );
});

test("a role's keys are requested once, and again shortly before they expire or when the file changes", async () => {
  folder.write("role.credential", { ...pair, "role-arn": arn });
  let asked = 0;
  const profiles = profilesOf(async () => {
    asked += 1;
    const credential = { secretId: `AKIDtmp${asked}`, secretKey: "t", token: "t" };
    return { credential, expiresAt: clock.now() + 60 * 60_000 };
  });
  const id = async () => (await profiles.credential(reference("role.credential"))).secretId;
  assert.deepEqual([await id(), await id()], ["AKIDtmp1", "AKIDtmp1"]);
  clock.jump(56 * 60_000);
  assert.equal(await id(), "AKIDtmp2");
  folder.write("role.credential", { ...pair, secretKey: "other", "role-arn": arn });
  assert.equal(await id(), "AKIDtmp3");
});

test("a role that was refused is requested again the next time", async () => {
  folder.write("role.credential", { ...pair, "role-arn": arn });
  let asked = 0;
  const profiles = profilesOf(() => Promise.reject(new Error(`refused ${++asked}`)));
  const credential = () => profiles.credential(reference("role.credential"));
  await assert.rejects(credential, /refused 1/);
  await assert.rejects(credential, /refused 2/);
});

test("keys that have expired are not sent", async () => {
  folder.write("p.credential", { type: "oauth", ...pair, token: "t", expiresAt: clock.now() / 1000 - 1 });
  await assert.rejects(profilesOf().credential(reference("p.credential")), (error) => {
    assert.ok(error instanceof EcmError);
    assert.equal(error.failure.code, "ClientError.ProfileExpired");
    return true;
  });
});
