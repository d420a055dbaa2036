import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe, unsubscribe } from "node:diagnostics_channel";

/** What happens to the requests that one call of `fetch` makes, among them its CONNECT to a proxy. */
export interface RequestEvents {
  onCreate(method: string): void;
  /** The headers are written to the connection. */
  onSend(method: string): void;
  onFail(method: string): void;
  /** `host` is the endpoint's or the proxy's, with its port unless that is the usual one. */
  onConnecting(host: string): void;
  /** Connected, and the TLS handshake is done. */
  onConnected(host: string): void;
  onConnectError(host: string, message: string): void;
}

const current = new AsyncLocalStorage<RequestEvents>();
const followers = new WeakMap<object, RequestEvents>();

/**
 * Runs `work` and reports the requests that it makes, through the diagnostics of undici: the library behind `fetch` in
 * Node, and behind VS Code's proxies.
 * @see https://github.com/nodejs/undici/blob/main/docs/docs/api/DiagnosticsChannel.md
 */
export async function followRequest<T>(events: RequestEvents, work: () => Promise<T>): Promise<T> {
  listen();
  try {
    return await current.run(events, work);
  } finally {
    unlisten();
  }
}

let following = 0;

function listen(): void {
  following += 1;
  if (following === 1) for (const [channel, report] of channels) subscribe(channel, report);
}

function unlisten(): void {
  following -= 1;
  if (following === 0) for (const [channel, report] of channels) unsubscribe(channel, report);
}

const channels: readonly (readonly [channel: string, report: (message: unknown) => void])[] = [
  ["undici:request:create", (message) => onCreate(field(message, "request"))],
  ["undici:client:sendHeaders", (message) => ofRequest(message, (events, method) => events.onSend(method))],
  ["undici:request:error", (message) => ofRequest(message, (events, method) => events.onFail(method))],
  ["undici:client:beforeConnect", (message) => current.getStore()?.onConnecting(hostOf(message))],
  ["undici:client:connected", (message) => current.getStore()?.onConnected(hostOf(message))],
  [
    "undici:client:connectError",
    (message) => current.getStore()?.onConnectError(hostOf(message), text(field(message, "error"), "message")),
  ],
];

/** A request is followed by its identity from then on: it may be sent by what another call has begun. */
function onCreate(request: unknown): void {
  const events = current.getStore();
  if (!events || typeof request !== "object" || request === null) return;
  followers.set(request, events);
  events.onCreate(text(request, "method"));
}

function ofRequest(message: unknown, report: (events: RequestEvents, method: string) => void): void {
  const request = field(message, "request");
  const events = typeof request === "object" && request !== null ? followers.get(request) : undefined;
  if (events) report(events, text(request, "method"));
}

const hostOf = (message: unknown): string => text(field(message, "connectParams"), "host");

const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;

function text(value: unknown, name: string): string {
  const found = field(value, name);
  return typeof found === "string" ? found : "";
}
