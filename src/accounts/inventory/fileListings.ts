import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import writeFileAtomic from "write-file-atomic";
import type { Log } from "../../base/log.ts";
import { mapInChunks } from "../../base/yieldToEventLoop.ts";
import type { Instance } from "../../ecm/model.ts";
import { instanceId } from "../../ecm/wire/wireValues.ts";
import type { StoredListing, ListingStore } from "./listing.ts";

const heading = v.object({ version: v.literal(1), loadedAt: v.number() });

/** Stores each account's instances in a file that only its owner may read: a heading, then one instance per line. */
export class FileListings implements ListingStore<Instance> {
  readonly #folder: string;
  readonly #log: Log;

  constructor(folder: string, log: Log) {
    this.#folder = folder;
    this.#log = log;
  }

  /** `undefined` if the file is missing or damaged. */
  async load(account: string): Promise<StoredListing<Instance> | undefined> {
    try {
      const [first = "", ...lines] = (await readFile(this.#file(account), "utf8")).trimEnd().split("\n");
      const { loadedAt } = v.parse(heading, JSON.parse(first));
      const items = await mapInChunks(lines, (line) => v.parse(storedInstanceSchema, JSON.parse(line)));
      return { items, loadedAt };
    } catch {
      return undefined;
    }
  }

  /** Never rejects: if the disk is full, only the list of the next start is missing. */
  async save(account: string, { items, loadedAt }: StoredListing<Instance>): Promise<void> {
    try {
      const lines = await mapInChunks(items, (item) => JSON.stringify(item));
      const text = [JSON.stringify({ version: 1, loadedAt }), ...lines, ""].join("\n");
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await writeFileAtomic(this.#file(account), text, { mode: 0o600 });
    } catch (error) {
      this.#log.warn(`The list of instances was not kept: ${String(error)}`);
    }
  }

  async forget(account: string): Promise<void> {
    await rm(this.#file(account), { force: true }).catch(() => undefined);
  }

  #file(account: string): string {
    return join(this.#folder, `${account}.jsonl`);
  }
}

const text = v.string();
const texts = v.array(text);
const named = v.object({ id: text, name: text });
const disk = v.object({ type: text, sizeGb: v.number() });

const stored = v.object({
  id: instanceId,
  name: text,
  state: text,
  region: named,
  zone: named,
  module: v.optional(named),
  isp: text,
  type: text,
  vcpu: v.number(),
  memoryGb: v.number(),
  publicIps: texts,
  privateIps: texts,
  systemDisk: v.optional(disk),
  dataDisks: v.array(disk),
  image: v.optional(v.object({ id: text, name: text, osName: text })),
  tags: v.array(v.object({ key: text, value: text })),
  createTime: text,
  expireTime: text,
  expireState: text,
  restrictState: text,
  latestOperation: text,
  latestOperationState: text,
});

/** The schema of a stored instance. JSON omits fields that are undefined, so they are put back. */
export const storedInstanceSchema = v.pipe(
  stored,
  v.transform((row): Instance => ({ ...row, module: row.module, systemDisk: row.systemDisk, image: row.image })),
);
