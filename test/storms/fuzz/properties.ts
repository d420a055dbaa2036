import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { FileListings } from "../../../src/accounts/inventory/fileListings.ts";
import { readIniCredentials } from "../../../src/accounts/profiles/iniProfiles.ts";
import { Profiles } from "../../../src/accounts/profiles/profiles.ts";
import { readAccount, writeAccount } from "../../../src/accounts/storedAccount.ts";
import { readTccliConfigure } from "../../../src/accounts/profiles/tccliProfiles.ts";
import { readTccliCredential } from "../../../src/accounts/profiles/tccliProfiles.ts";
import { EcmError } from "../../../src/ecm/errors/failure.ts";
import { readResponse } from "../../../src/ecm/transport/response.ts";
import { parseCreated, parseImages, parseInstances, parseReports } from "../../../src/ecm/wire/wire.ts";
import { sampleWorld } from "../../../src/sample/data/sampleWorld.ts";
import { FileSampleStore } from "../../../src/sample/fileSampleStore.ts";
import { World } from "../../../src/sample/world.ts";
import { FileJournal } from "../../../src/tasks/journal/fileJournal.ts";
import { isActive } from "../../../src/tasks/task.ts";
import { replay } from "../../../src/tasks/state/reducer.ts";
import { instanceTooltip } from "../../../src/view/instances/instanceTooltip.ts";
import { markdown, plain } from "../../../src/view/text/escape.ts";
import { redact } from "../../../src/base/redact.ts";
import { HandClock } from "../../doubles/handClock.ts";
import { someAccount } from "../../doubles/someAccount.ts";
import { someInstance } from "../../doubles/someInstance.ts";
import { bytes, damaged, fields } from "./texts.ts";

/** A promise that holds for any input: a sentence, and a property that fast-check tries to break. */
export interface Promised {
  readonly says: string;
  readonly property: fc.IAsyncProperty<[unknown]> | fc.IProperty<[unknown]>;
}

const credential = fields(
  "type",
  "secretId",
  "secretKey",
  "token",
  "role-arn",
  "role-session-name",
  "expiresAt",
  "sso",
  "oauth",
);

const log = { info: () => {}, warn: () => {}, error: () => {} };

/** One folder for all runs, each of which overwrites its file; removed with the process. */
const folder = mkdtempSync(join(tmpdir(), "ecm-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

async function anyCredentialFile(file: Buffer, name: string): Promise<void> {
  const path = join(folder, name);
  writeFileSync(path, file);
  const assume = () => Promise.reject(new EcmError({ ...failed, action: "AssumeRole" }));
  const profiles = new Profiles({ clock: new HandClock(), tccliFolder: () => folder, iniFiles: [path], assume });
  for (const { reference, keys } of await profiles.list()) {
    if (keys.kind !== "unusable") assert.ok(keys.credential.secretId !== "" && keys.credential.secretKey !== "");
    await profiles.credential(reference).catch((error: unknown) => assert.ok(error instanceof EcmError));
  }
}

const failed = { code: "X", message: "", requestId: "", executed: "no", passing: false } as const;

const event = fields("v", "type", "key", "at", "window", "id", "plan", "action", "failure", "report", "image");

async function anyJournal(file: Buffer): Promise<void> {
  const path = join(folder, "tasks.jsonl");
  writeFileSync(path, file);
  const tasks = replay(await new FileJournal(path, log).read());
  assert.deepEqual([...tasks.values()].filter(isActive), []);
}

const lists = new FileListings(folder, log);

/** The file of a list, wherever `FileListings` puts it. */
const keptFile = lists.save("kept", { items: [], loadedAt: 1 }).then(() => {
  const [name] = readdirSync(folder).filter((each) => each.startsWith("kept"));
  assert.ok(name);
  return join(folder, name);
});

/** A list that is read can be kept and read again, and each of its rows has a tooltip. */
async function anyKeptList(file: Buffer): Promise<void> {
  writeFileSync(await keptFile, file);
  const read = await lists.load("kept");
  if (!read) return;
  for (const item of read.items) assert.ok(instanceTooltip(someAccount, item));
  await lists.save("again", read);
  assert.deepEqual(await lists.load("again"), read);
}

/** Lines as `FileListings` writes them, one of which is damaged. */
const keptList = fc
  .tuple(damaged({ version: 1, loadedAt: 1 }), fc.array(damaged(someInstance), { maxLength: 2 }), fc.boolean())
  .map(([heading, rows, isWhole]) => {
    const lines = [isWhole ? { version: 1, loadedAt: 1 } : heading, ...rows];
    return Buffer.from(lines.map((line) => JSON.stringify(line)).join("\n"));
  });

/** An account that is read can be kept and read again. */
function anyKeptAccount(file: Buffer): void {
  const read = readAccount(text(file));
  if (read) assert.deepEqual(readAccount(writeAccount(read)), read);
}

const keptAccount = {
  v: 1,
  account: {
    ...someAccount,
    kind: "profile",
    isProtected: true,
    expiresAt: 1,
    profile: { format: "tccli", file: "/home/me/.tccli/lab.credential", name: "lab" },
  },
  knownAs: "print",
  credential: { secretId: "AKIDlab", secretKey: "key", token: "token" },
};

const { instances, images, ...world } = sampleWorld(0);
const keptWorld = { ...world, instances: instances.slice(0, 2), images: images.slice(2, 4) };

/** A world that is read answers every action that only reads. */
async function anyKeptWorld(file: Buffer): Promise<void> {
  const path = join(folder, "world.json");
  writeFileSync(path, file);
  const state = await new FileSampleStore(path).load();
  if (!state) return;
  const world = new World(state, { now: () => 0 });
  for (const action of ["DescribeInstances", "DescribeImage", "DescribeModule", "DescribeConfig"])
    assert.ok(world.answer(action, {}), action);
}

const parsers = [parseInstances, parseImages, parseCreated, parseReports];

/** An answer is a reply, or an error that says so. */
function anyAnswer({ status, text }: { readonly status: number; readonly text: Buffer }): void {
  for (const parse of parsers) {
    try {
      parse(readResponse("DescribeInstances", { status, type: "application/json", text: text.toString("utf8") }));
    } catch (error) {
      assert.ok(error instanceof EcmError, String(error));
    }
  }
}

const answer = fc.record({
  status: fc.oneof(fc.constant(200), fc.integer({ min: 0, max: 599 })),
  text: bytes(
    fc.record({
      Response: fc.oneof(
        fc.anything(),
        fields("RequestId", "Error", "TotalCount", "InstanceSet", "ImageSet", "TaskSet"),
      ),
    }),
  ),
});

/** Names with characters that have a meaning in VS Code or Markdown, among others. */
const anyName = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      ...Array.from("$()[]<>`*_#|&\\!~:@/"),
      "\u202e",
      "\u2066",
      "\u2028",
      "\u0000",
      "\n",
      "\ufeff",
      "\u{e0041}",
    ),
    fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
  ),
});

const text = (of: Buffer): string => of.toString("utf8");

const pair = fc.record({
  secretId: fc.stringMatching(/^[A-Za-z0-9]{12,36}$/),
  secretKey: fc.stringMatching(/^[A-Za-z0-9]{16,40}$/),
  token: fc.option(fc.stringMatching(/^[A-Za-z0-9_]{16,60}$/), { nil: undefined }),
});

const sync = <T>(says: string, arbitrary: fc.Arbitrary<T>, check: (value: T) => void): Promised => ({
  says,
  property: fc.property(arbitrary, check) as fc.IProperty<[unknown]>,
});

const async = <T>(says: string, arbitrary: fc.Arbitrary<T>, check: (value: T) => Promise<void>): Promised => ({
  says,
  property: fc.asyncProperty(arbitrary, check) as fc.IAsyncProperty<[unknown]>,
});

export const promises: readonly Promised[] = [
  async("any bytes as a tccli profile give keys or a reason", bytes(credential), (file) =>
    anyCredentialFile(file, "p.credential"),
  ),
  async("any bytes as an SDK's credentials give keys or a reason", bytes(credential), (file) =>
    anyCredentialFile(file, "credentials"),
  ),
  sync("any text as a credential, a .configure or an INI is read without a crash", bytes(credential), (file) => {
    readTccliCredential(text(file));
    readTccliConfigure(text(file));
    readIniCredentials(text(file));
  }),
  sync(
    "any text in SecretStorage is an account that can be kept again, or none",
    bytes(damaged(keptAccount)),
    anyKeptAccount,
  ),
  async("any bytes as the journal make no task out of nothing", bytes(event), anyJournal),
  async(
    "any bytes as a kept list are a list that can be kept again, or none",
    fc.oneof(keptList, bytes(fields("version", "loadedAt"))),
    anyKeptList,
  ),
  async("any bytes as a kept world are a world that answers, or none", bytes(damaged(keptWorld)), anyKeptWorld),
  sync("any answer of the API is a reply or an error with a code", answer, anyAnswer),
  sync("any name is one harmless line wherever it is shown", anyName, (name) => {
    assert.doesNotMatch(plain(name), /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]|\$\(|\]\(/u);
    assert.doesNotMatch(markdown(name), /\n|(?<!\\)[[\]*_`<>$]|\]\(/u);
  }),
  sync("a line never keeps a key, wherever it stands", fc.tuple(pair, fc.string(), fc.string()), ([keys, a, b]) => {
    const clean = redact(`${a}${keys.secretKey} ${keys.secretId}${b} ${keys.token ?? ""}`, [keys]);
    for (const secret of [keys.secretKey, keys.secretId, keys.token ?? keys.secretKey])
      assert.ok(!clean.includes(secret), clean);
  }),
];
