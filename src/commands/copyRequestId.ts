import * as l10n from "@vscode/l10n";
import type { App } from "../app.ts";
import type { TaskKey } from "../tasks/plan.ts";
import { pickTask } from "./pickTask.ts";

/** Copies the RequestId that Tencent Cloud's support asks for: of a task, or of a failed call. */
export async function copyRequestId(app: App, of?: TaskKey | { readonly requestId: string }): Promise<void> {
  if (typeof of === "object") return app.screen.copy(of.requestId);
  const task = await pickTask(app, l10n.t("Copy RequestId"), of, ({ requestId }) => requestId !== "");
  if (task) await app.screen.copy(task.requestId);
}
