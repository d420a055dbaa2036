import type { Account, AccountId } from "../accounts/account.ts";
import { hasEnded, type Task } from "../tasks/task.ts";
import { batchNotice, batchOf, isLastOf } from "./batch.ts";
import type { Notice } from "./notice.ts";
import { taskNotice } from "./notices.ts";
import type { Screen } from "./screen.ts";
import type { Settings, Verbosity } from "./settings.ts";

export interface AnnouncerParts {
  readonly screen: Pick<Screen, "tell">;
  readonly settings: Pick<Settings, "notifications">;
  readonly tasks: () => readonly Task[];
  readonly account: (id: AccountId) => Account | undefined;
}

/** Tells the news of a task. */
export const announcer =
  ({ screen, settings, tasks, account }: AnnouncerParts) =>
  async (task: Task): Promise<void> => {
    const notice = noticeOf(task, tasks(), account(task.plan.account.id));
    if (notice && isWanted(notice, settings.notifications)) await screen.tell(notice);
  };

/** The end of a request for several images is told once, with its last one. */
function noticeOf(task: Task, tasks: readonly Task[], account: Account | undefined): Notice | undefined {
  if (task.plan.batch === undefined || !hasEnded(task)) return taskNotice(task, account);
  const batch = batchOf(task, tasks);
  return isLastOf(task, batch) ? batchNotice(batch.filter(hasEnded)) : undefined;
}

const isWanted = ({ kind }: Notice, verbosity: Verbosity): boolean => verbosity !== "errors" || kind !== "information";
