import { test } from "node:test";
import { fragments, largest, readers, readsInTime } from "../storms/fuzz/sizes.ts";

for (const [name, read] of Object.entries(readers)) {
  test(`${name} of 250 KB is read in time, whatever is repeated in it`, () => {
    for (const fragment of fragments) {
      const text = fragment.repeat(Math.floor(largest / 4 / fragment.length));
      readsInTime(`${name}, ${JSON.stringify(fragment)}`, read, text);
    }
  });
}
