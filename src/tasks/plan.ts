import type { AccountId } from "../accounts/account.ts";
import type { Brand } from "../base/brand.ts";
import type { Site } from "../ecm/endpoint.ts";
import type { ImageName } from "../ecm/imageName.ts";
import type { ImageRequest, InstanceId } from "../ecm/model.ts";

/** Our own key of a task, known before the cloud has an id for it. */
export type TaskKey = Brand<"TaskKey">;

/**
 * What happens to the instance's power: `asItIs` for a stopped one; `force` lets CreateImage cut the power; the two
 * others shut the guest down first.
 */
export type PowerMode = "asItIs" | "force" | "stopAndStart" | "stopAndLeave";

/** Whether the guest is shut down before the image is made. */
export const isGraceful = ({ power }: { readonly power: PowerMode }): boolean =>
  power === "stopAndStart" || power === "stopAndLeave";

/** What a person asked for, complete enough to carry out in another window years later. */
export interface Plan {
  readonly account: { readonly id: AccountId; readonly label: string; readonly site: Site };
  readonly instance: {
    readonly id: InstanceId;
    readonly name: string;
    readonly region: string;
    readonly systemDiskGb: number;
  };
  readonly image: { readonly name: ImageName; readonly description: string };
  readonly power: PowerMode;
  /** The same for all images that were asked for together. */
  readonly batch?: string;
}

/** The request that CreateImage is called with. */
export const imageRequest = ({ instance, image, power }: Plan): ImageRequest => ({
  instance: instance.id,
  ...image,
  forcePowerOff: power === "force",
});
