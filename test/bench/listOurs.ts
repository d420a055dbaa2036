import { instanceInventory } from "../../src/accounts/inventory/inventory.ts";
import { systemClock } from "../../src/base/clock.ts";
import { connectToCloud } from "../../src/ecm/connect.ts";
import { instanceRows } from "../../src/view/instances/instanceRows.ts";
import { rowsAfter, ShownRow } from "../../src/view/explorer/treeNode.ts";
import { benchAccount as account } from "./benchAccount.ts";
import type { Listed } from "./explorer.ts";
import { heapMb, longestStall } from "./stall.ts";

/** Lists everything as the extension does and draws the tree as it grows, with one group open. */
const [endpoint = "", secretId = "", secretKey = ""] = process.argv.slice(2);
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const credential = async () => ({ secretId, secretKey, token: undefined });
const ecm = connectToCloud({ credential, endpoint, language: "en-US", clock: systemClock, log: silent });
// Loads the SDK and opens a connection, with an action that has its own rate limit.
await ecm.config(AbortSignal.timeout(60_000));
const inventory = instanceInventory({ accounts: { ecm: () => ecm }, clock: systemClock });
const draw = () =>
  instanceRows({ accounts: [account], listing: () => inventory.of(account.id), grouping: "zone", filter: "", now: 0 });

const before = heapMb();
let shown: readonly ShownRow[] = draw().map((row) => new ShownRow(row));
const open = ([account]: readonly ShownRow[]) => account?.below[0]?.below.length;
const started = performance.now();
let first = 0;
let drawnAt = 0;
inventory.onDidChange(() => {
  if (inventory.of(account.id).items.length > 0) first ||= performance.now() - started;
  // As in src/vscode/rowTree.ts: redrawn at most every 300 ms.
  if (performance.now() - drawnAt < 300) return;
  shown = rowsAfter(shown, draw(), undefined, []);
  open(shown);
  drawnAt = performance.now();
});
let all = 0;
const stall = await longestStall(async () => {
  await inventory.refresh(account.id);
  all = performance.now() - started;
  shown = rowsAfter(shown, draw(), undefined, []);
  open(shown);
});
const result: Listed = { first, all, stall, heap: heapMb() - before, rows: inventory.of(account.id).items.length };
console.log(JSON.stringify(result));
process.exit(0);
