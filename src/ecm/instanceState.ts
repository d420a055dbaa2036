import type { Instance, InstanceState } from "./model.ts";

const settlingStates: readonly string[] = [
  "PENDING",
  "STARTING",
  "STOPPING",
  "REBOOTING",
] satisfies readonly InstanceState[];

/** Whether the state passes by itself into RUNNING or STOPPED. */
const isSettling = ({ state }: Instance): boolean => settlingStates.includes(state);

/** The only sign that an instance is busy; the state stays RUNNING or STOPPED. */
const isBusy = ({ latestOperationState }: Instance): boolean => latestOperationState === "OPERATING";

/** Whether an image can be made of the instance now or once it settles. */
export const canBecomeReady = (instance: Instance): boolean =>
  instance.state === "RUNNING" || instance.state === "STOPPED" || isSettling(instance);

/** Whether the instance changes by itself, so that it is worth polling. */
export const isChanging = (instance: Instance): boolean =>
  isSettling(instance) || instance.state === "TERMINATING" || isBusy(instance);
