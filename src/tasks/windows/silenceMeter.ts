import type { WindowId } from "../journal/taskEvent.ts";

/** The most that one look adds to a silence, in milliseconds: between two looks the computer may have slept. */
const mostPerLookMs = 5000;
/** A server's clock that moved by so much more or less than time was set, in milliseconds. */
const jumpMs = 2000;
/** Stamps from before the server's clock was set are still about for this long, in milliseconds. */
const afterJumpMs = 10_000;

interface Look {
  readonly stamp: number | undefined;
  readonly silentMs: number;
  readonly at: number;
}

interface OwnStamp {
  readonly stamp: number;
  readonly at: number;
}

/**
 * Measures for how long windows have been silent. A stamp is a time by the file server's clock, which may be wrong or
 * be set at any moment. So it is compared only with this window's own stamp and with itself, never with the time here.
 */
export class SilenceMeter {
  readonly #elapsed: () => number;
  readonly #touch: () => Promise<number>;
  readonly #looks = new Map<WindowId, Look>();
  #own: OwnStamp | undefined;
  #jumpedAt = Number.NEGATIVE_INFINITY;

  /** `elapsed` never jumps, in milliseconds; `touch` writes this window's file and returns its new stamp. */
  constructor(elapsed: () => number, touch: () => Promise<number>) {
    this.#elapsed = elapsed;
    this.#touch = touch;
  }

  /** This window's latest stamp; none while its file cannot be written. */
  get ownStamp(): number | undefined {
    return this.#own?.stamp;
  }

  /** The time since this window's file was written, in milliseconds. */
  ownAge(): number {
    return this.#own ? this.#elapsed() - this.#own.at : Number.POSITIVE_INFINITY;
  }

  /** Writes this window's file. Throws if that is not possible. */
  async measureOwn(): Promise<OwnStamp> {
    try {
      const own = { stamp: await this.#touch(), at: this.#elapsed() };
      if (this.#own && hasJumped(this.#own, own)) this.#jumpedAt = own.at;
      return (this.#own = own);
    } catch (error) {
      this.#own = undefined;
      throw error;
    }
  }

  /** For how long a window has been silent, in milliseconds. Its stamp is `undefined` while it cannot be read. */
  async of(window: WindowId, stamp: number | undefined): Promise<number> {
    const before = this.#looks.get(window);
    const silentMs = before ? this.#since(before, stamp) : await this.#firstSilence(stamp);
    this.#looks.set(window, { stamp: stamp ?? before?.stamp, silentMs, at: this.#elapsed() });
    return silentMs;
  }

  forget(window: WindowId): void {
    this.#looks.delete(window);
  }

  #since(before: Look, stamp: number | undefined): number {
    if (stamp !== undefined && stamp !== before.stamp) return 0;
    return before.silentMs + Math.min(this.#elapsed() - before.at, mostPerLookMs);
  }

  /** A stamp from before the server's clock was set says nothing. */
  async #firstSilence(stamp: number | undefined): Promise<number> {
    const own = await this.measureOwn().catch(() => undefined);
    if (own === undefined || stamp === undefined || own.at - this.#jumpedAt < afterJumpMs) return 0;
    return Math.max(0, own.stamp - stamp);
  }
}

const hasJumped = (before: OwnStamp, own: OwnStamp): boolean =>
  Math.abs(own.stamp - before.stamp - (own.at - before.at)) > jumpMs;
