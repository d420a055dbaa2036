import { shareConcurrent } from "../../src/accounts/inventory/inventory.ts";
import type { Listing } from "../../src/accounts/inventory/listing.ts";
import { mapInChunks } from "../../src/base/yieldToEventLoop.ts";
import type { Instance, InstanceId } from "../../src/ecm/model.ts";
import { instanceRows } from "../../src/view/instances/instanceRows.ts";
import { rowsAfter, ShownRow } from "../../src/view/explorer/treeNode.ts";
import { benchAccount as account } from "./benchAccount.ts";
import { longestStall } from "./stall.ts";

const instance = (number: number, state: string): Instance => ({
  id: `ein-${String(number).padStart(8, "0")}` as InstanceId,
  name: `edge-${number}`,
  state,
  region: { id: `region-${number % 20}`, name: "" },
  zone: { id: `zone-${number % 20}`, name: "" },
  module: undefined,
  isp: "CTCC",
  type: "S5.LARGE8",
  vcpu: 4,
  memoryGb: 8,
  publicIps: [`198.51.${number % 256}.1`],
  privateIps: [],
  systemDisk: undefined,
  dataDisks: [],
  image: undefined,
  tags: [],
  createTime: "",
  expireTime: "",
  expireState: "",
  restrictState: "NORMAL",
  latestOperation: "",
  latestOperationState: "SUCCESS",
});

const listingOf = (items: readonly Instance[]): Listing => ({
  items,
  isLoading: false,
  loadedAt: 0,
  isRemembered: false,
  failure: undefined,
});

const draw = (items: readonly Instance[]) =>
  instanceRows({ accounts: [account], listing: () => listingOf(items), grouping: "region", filter: "", now: 0 });

const countRows = (rows: readonly ShownRow[]): number => rows.reduce((sum, row) => sum + 1 + countRows(row.below), 0);

/** Refreshes a fully expanded tree after one instance in a hundred has changed its state. */
export async function redrawn(count: number) {
  const numbers = Array.from({ length: count }, (_, number) => number);
  const before = numbers.map((number) => instance(number, "RUNNING"));
  const shown = draw(before).map((row) => new ShownRow(row));
  const all = countRows(shown);
  const fresh = numbers.map((number) => instance(number, number % 100 === 0 ? "STOPPED" : "RUNNING"));
  const changed: ShownRow[] = [];
  const started = performance.now();
  let took = 0;
  // As in src/accounts/inventory.ts, and then in src/vscode/rowTree.ts.
  const stall = await longestStall(async () => {
    const items = await mapInChunks(fresh, shareConcurrent(before));
    rowsAfter(shown, draw(items), undefined, changed);
    took = performance.now() - started;
  });
  return { changed: count / 100, drawn: countRows(changed), all, took, stall };
}
