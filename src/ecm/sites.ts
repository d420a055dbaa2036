/** Tencent Cloud's two sites. Keys of the one are not known to work at the other. */
export type Site = "china" | "international";

export const siteHosts: Readonly<Record<Site, string>> = {
  china: "ecm.tencentcloudapi.com",
  international: "ecm.intl.tencentcloudapi.com",
};
