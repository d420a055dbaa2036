import type { AccountImage, AccountInstance } from "../accounts/inventory.ts";
import type { Subject } from "../view/links.ts";

/** The instances a command was used on: all that were selected, or the one. */
export const chosenInstances = (
  at: AccountInstance | undefined,
  all: readonly Subject[] | undefined,
): readonly AccountInstance[] => (all ?? (at ? [at] : [])).filter(isInstance);

/** The same for images. */
export const chosenImages = (
  at: AccountImage | undefined,
  all: readonly Subject[] | undefined,
): readonly AccountImage[] => (all ?? (at ? [at] : [])).filter(isImage);

export const isInstance = (subject: Subject): subject is AccountInstance =>
  typeof subject === "object" && "instance" in subject;

export const isImage = (subject: Subject): subject is AccountImage => typeof subject === "object" && "image" in subject;
