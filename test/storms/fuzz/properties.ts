import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { FileListings } from "../../../src/accounts/inventory/fileListings.ts";
import { readIniCredentials } from "../../../src/accounts/profiles/iniProfiles.ts";
import { Profiles } from "../../../src/accounts/profiles/profiles.ts";
import { readAccount } from "../../../src/accounts/storage/storedAccount.ts";
import { readTccliConfigure } from "../../../src/accounts/profiles/tccliProfiles.ts";
import { readTccliCredential } from "../../../src/accounts/profiles/tccliProfiles.ts";
import { EcmError } from "../../../src/ecm/errors/failure.ts";
import { readResponse } from "../../../src/ecm/transport/response.ts";
import { parseCreated, parseImages, parseInstances, parseReports } from "../../../src/ecm/wire/wire.ts";
import { readWorldState } from "../../../src/sample/worldState.ts";
import { FileJournal } from "../../../src/tasks/journal/fileJournal.ts";
import { isActive } from "../../../src/tasks/task.ts";
import { replay } from "../../../src/tasks/state/reducer.ts";
import { markdown, plain } from "../../../src/view/text/escape.ts";
import { redact } from "../../../src/base/redact.ts";
import { HandClock } from "../../doubles/handClock.ts";
import { large, readers, readsInTime, textOf } from "./sizes.ts";
import { bytes, fields } from "./texts.ts";

/** What holds for any input at all: a sentence, and a property that fast-check tries to break. */
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

/** One folder for all runs, each of which writes its one file anew; it goes away with the process. */
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

/** A list that was kept comes back whole, or counts as none. */
async function anyKeptList(file: Buffer): Promise<void> {
  const lists = new FileListings(folder, log);
  await lists.save("kept", { items: [], loadedAt: 1 });
  const [name] = readdirSync(folder).filter((each) => each.startsWith("kept"));
  assert.ok(name);
  writeFileSync(join(folder, name), file);
  const read = await lists.load("kept");
  assert.ok(read === undefined || typeof read.loadedAt === "number");
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

/** Characters that mean something to VS Code or to Markdown, among others. */
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
  ...Object.entries(readers).map(([name, read]) =>
    sync(`${name} of any size is read without a crash, up to 1 MB within seconds`, large, (one) =>
      readsInTime(name, read, textOf(one)),
    ),
  ),
  sync("any text in SecretStorage is an account or none", bytes(fields("v", "account", "credential")), (file) => {
    readAccount(text(file));
  }),
  async("any bytes as the journal make no task out of nothing", bytes(event), anyJournal),
  async("any bytes as a kept list are a list or none", bytes(fields("version", "loadedAt")), anyKeptList),
  sync("any text as a kept world is a world or none", bytes(fields("v", "instances", "images", "tasks")), (file) => {
    readWorldState(text(file));
  }),
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
