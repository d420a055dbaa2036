import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { root } from "../tools/project.ts";
import { animatedPng, smallPng, type Frame } from "./animatedPng.ts";

/** Larger files would slow down the README. */
const most = { picture: 150_000, film: 1_200_000 } as const;

const pathOf = (name: string): string => join(root, "media/screenshots", `${name}.png`);

function keep(name: string, bytes: Buffer, atMost: number): void {
  writeFileSync(pathOf(name), bytes);
  assert.ok(bytes.length < atMost, `${name} has ${bytes.length} bytes`);
}

/** Saves a picture of the window for the README. */
export async function picture(page: Page, name: string): Promise<void> {
  keep(name, smallPng(await page.screenshot()), most.picture);
}

/** Pictures of a window as one animation. */
export class Film {
  readonly #frames: Frame[] = [];

  /** Adds a picture of the window, to be shown for so long. */
  async shoot(page: Page, ms: number): Promise<void> {
    this.#frames.push({ png: await page.screenshot(), ms });
  }

  /** Saves the animation, which the browser has to decode with that many frames. */
  async keep(page: Page, name: string): Promise<void> {
    const film = animatedPng(this.#frames);
    keep(name, film, most.film);
    assert.equal(await page.evaluate(framesIn(film.toString("base64"))), this.#frames.length);
  }
}

/** Runs in the page and decodes the animation; a string, because the compiler has no DOM types here. */
const framesIn = (base64: string): string => `(async () => {
  const data = Uint8Array.from(atob("${base64}"), (letter) => letter.charCodeAt(0));
  const decoder = new ImageDecoder({ data, type: "image/png" });
  await decoder.tracks.ready;
  await decoder.completed;
  const count = decoder.tracks.selectedTrack.frameCount;
  for (let frameIndex = 0; frameIndex < count; frameIndex++) await decoder.decode({ frameIndex });
  return count;
})()`;
