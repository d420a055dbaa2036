import type { AccountId } from "../accounts/account.ts";
import type { Brand } from "../base/brand.ts";
import type { Site } from "../ecm/endpoint.ts";
import type { ImageName } from "../ecm/imageName.ts";
import type { ImageRequest, InstanceId } from "../ecm/model.ts";

/** The extension's own key of a task, known before the cloud has an ID for it. */
export type TaskKey = Brand<"TaskKey">;

/**
 * What happens to the power of the instance: `asItIs` for a stopped one; `force` lets CreateImage cut the power; the
 * two others shut the guest down first.
 */
export type PowerMode = "asItIs" | "force" | "stopAndStart" | "stopAndLeave";

/** Whether the guest is shut down before the image is made. */
export const isGraceful = ({ power }: { readonly power: PowerMode }): boolean =>
  power === "stopAndStart" || power === "stopAndLeave";

/** The user's request, complete enough for another window to carry out later. */
export interface Plan {
  readonly account: { readonly id: AccountId; readonly label: string; readonly site: Site };
  readonly instance: {
    readonly id: InstanceId;
    readonly name: string;
    readonly systemDiskGb: number;
  };
  readonly image: { readonly name: ImageName; readonly description: string };
  readonly power: PowerMode;
  /** The same for all images that were requested together. */
  readonly batch?: string;
}

/** The request that CreateImage is called with. */
export const imageRequest = ({ instance, image, power }: Plan): ImageRequest => ({
  instance: instance.id,
  ...image,
  forcePowerOff: power === "force",
});
