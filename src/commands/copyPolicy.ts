import { createImagesPolicy } from "../accounts/policies.ts";
import type { App } from "../app.ts";

/** Copies the CAM policy that allows making images and nothing else, for whoever may grant it. */
export async function copyPolicy({ screen }: App): Promise<void> {
  await screen.copy(createImagesPolicy());
}
