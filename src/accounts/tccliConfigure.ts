import * as v from "valibot";
import { siteHosts, type Site } from "../ecm/sites.ts";
import type { ProfileWay } from "./profile.ts";

const service = v.fallback(v.object({ endpoint: v.fallback(v.pipe(v.string(), v.trim()), "") }), { endpoint: "" });
const file = v.object({ ecm: v.optional(service), sts: v.optional(service) });

/** Where a `<profile>.configure` file sends calls to. A file that is missing or damaged sends them to China. */
export function readTccliConfigure(source: string): ProfileWay {
  const read = v.safeParse(file, parsed(source));
  const endpoint = read.success ? addressOf(read.output.ecm?.endpoint) : "";
  const site: Site = /\.intl\./.test(endpoint) ? "international" : "china";
  const stsEndpoint = (read.success && addressOf(read.output.sts?.endpoint)) || stsOf(site);
  return { site, endpoint: endpoint === `https://${siteHosts[site]}` ? "" : endpoint, stsEndpoint };
}

const stsOf = (site: Site): string =>
  site === "international" ? "https://sts.intl.tencentcloudapi.com" : "https://sts.tencentcloudapi.com";

/** tccli writes host names; a scheme may stand before them. */
const addressOf = (endpoint = ""): string =>
  endpoint === "" || endpoint === "None" || endpoint.includes("://")
    ? endpoint.replace("None", "")
    : `https://${endpoint}`;

function parsed(source: string): unknown {
  try {
    return JSON.parse(source.replace(/^\ufeff/, ""));
  } catch {
    return undefined;
  }
}
