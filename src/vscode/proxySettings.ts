import * as vscode from "vscode";
import type { ProxySettings } from "../accounts/connection/proxy.ts";

/**
 * The settings about proxies, as VS Code reads them for this extension's `fetch`: on the user's own computer only those
 * of that computer count, elsewhere also the remote machine's.
 * @see https://github.com/microsoft/vscode/blob/main/src/vs/workbench/api/node/proxyResolver.ts
 */
export function proxySettings(): ProxySettings {
  const isRemote = vscode.extensions.getExtension(extensionId)?.extensionKind === vscode.ExtensionKind.Workspace;
  const http = vscode.workspace.getConfiguration("http");
  const read = (name: string): unknown => (isRemote ? http.get(name) : localValue(http.inspect(name)));
  return {
    fetchAdditionalSupport: read("fetchAdditionalSupport"),
    proxySupport: read("proxySupport"),
    proxy: read("proxy"),
    noProxy: read("noProxy"),
    ...(isRemote && { useLocalProxyConfiguration: read("useLocalProxyConfiguration") }),
  };
}

const extensionId = "ecm-tools.tencent-ecm-images";

/** VS Code gives `globalLocalValue` besides the values that its types name. */
function localValue(values: ReturnType<vscode.WorkspaceConfiguration["inspect"]>): unknown {
  if (!values) return undefined;
  const user: unknown = "globalLocalValue" in values ? values.globalLocalValue : values.globalValue;
  return user ?? values.defaultValue;
}
