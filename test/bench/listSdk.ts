import { Client } from "tencentcloud-sdk-nodejs-ecm/tencentcloud/services/ecm/v20190719/ecm_client.js";
import type { Listed } from "./explorer.ts";
import { heapMb, longestStall } from "./stall.ts";

/** Lists everything as the SDK's own examples do: one page after the other. */
const [endpoint = "", secretId = "", secretKey = ""] = process.argv.slice(2);
const { host } = new URL(endpoint);
const client = new Client({
  credential: { secretId, secretKey },
  profile: { httpProfile: { protocol: "http://", endpoint: host } },
});
// Opens a connection, with an action that has its own rate limit.
await client.DescribeConfig();

const before = heapMb();
const rows: unknown[] = [];
const started = performance.now();
let first = 0;
let all = 0;
const stall = await longestStall(async () => {
  for (;;) {
    const { InstanceSet } = await client.DescribeInstances({ Offset: rows.length, Limit: 100 });
    first ||= performance.now() - started;
    if (!InstanceSet || InstanceSet.length === 0) break;
    rows.push(...InstanceSet);
  }
  all = performance.now() - started;
});
const result: Listed = { first, all, stall, heap: heapMb() - before, rows: rows.length };
console.log(JSON.stringify(result));
process.exit(0);
