import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "../tools/project.ts";

/** What VS Code's own proxy code is told about settings, a part of its `ProxyAgentParams`. */
export interface ProxyAgentParams {
  readonly getProxyURL: () => string | undefined;
  readonly getProxySupport: () => string;
  readonly getNoProxyConfig: () => readonly string[];
  readonly isAdditionalFetchSupportEnabled: () => boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** VS Code's own proxy code, as its extension host uses it. */
interface ProxyAgentModule {
  createProxyResolver(params: object): { resolveProxyURL(url: string): Promise<string | undefined> };
  createFetchPatch(
    params: object,
    original: typeof fetch,
    resolve: (url: string) => Promise<string | undefined>,
  ): typeof fetch;
}

const quiet = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };

const usual = {
  resolveProxy: async () => "PROXY system.test:8080",
  isUseHostProxyEnabled: () => true,
  isWebSocketPatchEnabled: () => false,
  addCertificatesV1: () => false,
  addCertificatesV2: () => false,
  loadSystemCertificatesFromNode: () => false,
  loadAdditionalCertificates: async () => [],
  lookupProxyAuthorization: async () => undefined,
  log: quiet,
  getLogLevel: () => 6,
  proxyResolveTelemetry() {},
};

const unset: ProxyAgentParams = {
  getProxyURL: () => undefined,
  getProxySupport: () => "override",
  getNoProxyConfig: () => [],
  isAdditionalFetchSupportEnabled: () => true,
  env: {},
};

/** One VS Code's way to reach an address. */
export class VscodeProxies {
  readonly #module: ProxyAgentModule;

  constructor(module: ProxyAgentModule) {
    this.#module = module;
  }

  /** `fetch` as extensions see it, with one proxy for all addresses. */
  fetchThrough(proxy: string, original: typeof fetch): typeof fetch {
    return this.#module.createFetchPatch({ ...usual, ...unset }, original, async () => proxy);
  }

  /** The proxy that `fetch` takes for an address; `undefined` for none. */
  async proxyOf(url: string, settings: Partial<ProxyAgentParams>): Promise<string | undefined> {
    const params = { ...usual, ...unset, ...settings };
    const resolver = this.#module.createProxyResolver(params);
    let asked: string | undefined;
    const resolve = async (address: string) => (asked = await resolver.resolveProxyURL(address));
    const patched = this.#module.createFetchPatch(params, async () => new Response(), resolve);
    await patched(url).catch(() => undefined);
    return asked;
  }
}

/** Those of the editors that are installed for the tests, by their folder's name. */
export const installedProxies: readonly (readonly [editor: string, proxies: VscodeProxies | undefined])[] = [
  ".editor",
  ".editor-oldest",
].map((editor) => [editor, load(join(root, "node_modules", editor, "node_modules/@vscode/proxy-agent"))]);

function load(path: string): VscodeProxies | undefined {
  try {
    return new VscodeProxies(createRequire(import.meta.url)(path) as ProxyAgentModule);
  } catch {
    return undefined;
  }
}
