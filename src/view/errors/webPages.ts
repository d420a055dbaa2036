import * as l10n from "@vscode/l10n";
import type { Site } from "../../ecm/endpoint.ts";

/** The page numbers of the actions in the international API documentation. */
const pages: Readonly<Record<string, number>> = {
  CreateImage: 45727,
  DescribeInstances: 45717,
  DescribeImage: 45724,
  DescribeTaskStatus: 45681,
  ModifyImageAttribute: 45721,
  DeleteImage: 45726,
  StartInstances: 45707,
  StopInstances: 45706,
  RebootInstances: 45712,
  DescribeInstancesDeniedActions: 45716,
  DescribeModule: 45698,
  ModifyModuleImage: 45694,
  DescribeConfig: 45687,
  ResetInstances: 45711,
};

/** The known page numbers of the China site. The others open the index of all actions. */
const chinaPages: Readonly<Record<string, number>> = {
  DescribeTaskStatus: 46516,
  RebootInstances: 42562,
  ResetInstances: 42561,
};

/** The documentation of an action on the account's site, in the display language if available. */
export function documentationPage(action: string, site: Site): string {
  if (site === "china")
    return `https://cloud.tencent.com/document/api/1108/${chinaPages[action] ?? ""}`.replace(/\/$/, "");
  const page = pages[action] ?? pages["CreateImage"] ?? "";
  return l10n.t("https://www.tencentcloud.com/document/api/1119/{0}", page);
}

const consoles: Readonly<Record<Site, string>> = {
  china: "https://console.cloud.tencent.com/ecm",
  international: "https://console.tencentcloud.com/ecm",
};

const keyPages: Readonly<Record<Site, string>> = {
  china: "https://console.cloud.tencent.com/cam/capi",
  international: "https://console.tencentcloud.com/cam/capi",
};

/** The page of the web console where API keys are disabled and deleted. */
export const keysPage = (site: Site): string => keyPages[site];

/** The address of the web console: ECM, its instances or its images. */
export const consolePage = (site: Site, list?: "instance" | "image"): string =>
  list === undefined ? consoles[site] : `${consoles[site]}/${list}`;
