import type { Site } from "../ecm/sites.ts";

const consoles: Readonly<Record<Site, string>> = {
  china: "https://console.cloud.tencent.com/ecm",
  international: "https://console.tencentcloud.com/ecm",
};

/** The page of the web console for all of ECM, its instances or its images. */
export const consolePage = (site: Site, list?: "instance" | "image"): string =>
  list === undefined ? consoles[site] : `${consoles[site]}/${list}`;
