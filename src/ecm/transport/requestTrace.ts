import { followRequest, type RequestEvents } from "./requestEvents.ts";

/** Whether a request was written to the network. `no` and `yes` are certain. */
export type Sent = "no" | "yes" | "unknown";

/**
 * What stood in the way of a connection: the way to the endpoint, or to the proxy; the proxy, which was asked for a
 * tunnel; or the TLS handshake inside that tunnel.
 */
export type Obstacle = "connection" | "proxy" | "tunnel" | "handshake";

/** How often one request may be without a connection: `fetch` tries for ever if a proxy hangs up on it. */
const mostFailures = 3;

/** The proxy answered the request for a tunnel with another status than 200. */
export const proxyStatus = /^Proxy response \((\d{3})\)/;

/** Follows one request of `fetch`, to know when it failed whether it had been sent. */
export class RequestTrace implements RequestEvents {
  readonly #host: string;
  readonly #hopeless = new AbortController();
  #isCreated = false;
  #isSent = false;
  #isConnected = false;
  #isTunnelRefused = false;
  #failures = 0;
  #obstacle: Obstacle | undefined;
  #stage: Obstacle | undefined;

  /** `endpoint` is the origin that the request is sent to. */
  constructor(endpoint: string) {
    this.#host = URL.parse(endpoint)?.host ?? "";
  }

  /** Runs `work`, which sends the request. Its signal is also aborted when no connection comes about. */
  run<T>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    return followRequest(this, () => work(AbortSignal.any([signal, this.#hopeless.signal])));
  }

  /** `no`: the request waited for a connection, which was never made. */
  get sent(): Sent {
    if (this.#isSent) return "yes";
    return this.#isCreated && this.obstacle && !this.#isConnected ? "no" : "unknown";
  }

  get obstacle(): Obstacle | undefined {
    return this.#obstacle ?? this.#stage;
  }

  onCreate(method: string): void {
    if (method !== "CONNECT") this.#isCreated = true;
    else [this.#stage, this.#isTunnelRefused] = ["tunnel", false];
  }

  onSend(method: string): void {
    if (method !== "CONNECT") this.#isSent = true;
  }

  onFail(method: string): void {
    if (method === "CONNECT") this.#isTunnelRefused = true;
  }

  onConnecting(host: string): void {
    this.#stage = host === this.#host ? "connection" : "proxy";
  }

  onConnected(host: string): void {
    if (host === this.#host) this.#isConnected = true;
    else this.#stage = "tunnel";
  }

  onConnectError(host: string, message: string): void {
    if (host !== this.#host) return;
    const isRefused = this.#isTunnelRefused || proxyStatus.test(message);
    this.#obstacle = this.#stage === "tunnel" && !isRefused ? "handshake" : this.#stage;
    this.#failures += 1;
    if (this.#failures >= mostFailures) this.#hopeless.abort(new Error(message));
  }
}
