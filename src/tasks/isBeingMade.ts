import type { AccountId } from "../accounts/account.ts";
import { hasEnded, type Task } from "./task.ts";

/** Whether an image of that name is being made in an account. Such a name is taken, listed or not. */
export const isBeingMade = (tasks: readonly Task[], account: AccountId, name: string): boolean =>
  tasks.some((task) => !hasEnded(task) && task.plan.account.id === account && task.plan.image.name === name);
