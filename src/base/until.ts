import type { Changes } from "./changes.ts";

/** Resolves as soon as `isOver` holds: at once, or when a change brings it about. */
export function until(changed: Pick<Changes, "on">, isOver: () => boolean): Promise<void> {
  return new Promise((done) => {
    const listener = changed.on(() => look());
    const look = () => {
      if (!isOver()) return;
      listener.dispose();
      done();
    };
    look();
  });
}
