import { parseArgs } from "node:util";
import { manyInstances } from "./manyInstances.ts";
import { simulatedWorld } from "./simulatedWorld.ts";
import { startSimulator } from "./startSimulator.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "8787" },
    speed: { type: "string", default: "1" },
    instances: { type: "string" },
    latency: { type: "string", default: "0" },
    help: { type: "boolean", default: false },
  },
});

const usage = `npm run simulator -- [--port 8787] [--speed 10] [--instances 10000] [--latency 50]

  --port       where to listen, on 127.0.0.1
  --speed      how much faster than real time instances and tasks go
  --instances  that many made-up instances in place of 24
  --latency    milliseconds every call takes at least`;

async function main(): Promise<void> {
  const { url, keys } = await startSimulator({
    port: Number(values.port),
    speed: Number(values.speed),
    latencyMs: Number(values.latency),
    world:
      values.instances === undefined ? simulatedWorld(Date.now()) : manyInstances(Number(values.instances), Date.now()),
  });
  console.log(`ECM simulator listening on ${url}`);
  console.log(`  SecretId   ${keys.secretId}`);
  console.log(`  SecretKey  ${keys.secretKey}`);
  console.log(`  requests   ${url}/_log`);
}

if (values.help) console.log(usage);
else await main();
