// Another window, in a separate process: stops the instances of the sample account that it receives the IDs of.
import { FileSampleStore } from "../../src/sample/fileSampleStore.ts";
import { sampleEcm } from "../../src/sample/sampleCloud.ts";
import { instanceId } from "../../src/ecm/wire/wireValues.ts";
import * as v from "valibot";

const order = v.object({ file: v.string(), ids: v.array(instanceId) });

async function obey(message: unknown): Promise<void> {
  const { file, ids } = v.parse(order, message);
  const ecm = sampleEcm(new FileSampleStore(file), Date);
  for (const id of ids) await ecm.stopInstance(id, "hard", new AbortController().signal);
  process.disconnect();
}

process.once("message", (message) => void obey(message));
process.send?.("ready");
