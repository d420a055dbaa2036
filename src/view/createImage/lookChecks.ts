import * as l10n from "@vscode/l10n";
import { isDenied } from "../../ecm/errors/classify.ts";
import type { Failure } from "../../ecm/errors/failure.ts";
import { isGraceful } from "../../tasks/plan.ts";
import { commandLink } from "../ui/commandLinks.ts";
import type { PreflightInput, PreflightLine } from "./imageDraft.ts";

/**
 * Checks that the account may look at what a task follows. A policy that allows CreateImage and forgot the looks would
 * leave an instance off that was shut down for the image, so such a plan is stopped.
 */
export function lookLines({ draft, snapshot }: PreflightInput): readonly PreflightLine[] {
  const level = isGraceful(draft) ? "stop" : "warning";
  return [snapshot.instances, snapshot.images, snapshot.taskLooks].flatMap((look) =>
    look.is === "failed" && look.failure && isDenied(look.failure) ? [deniedLine(look.failure, level)] : [],
  );
}

const deniedLine = ({ action }: Failure, level: PreflightLine["level"]): PreflightLine => ({
  level,
  text: l10n.t("This account may not call {0}, so the image could not be followed to its end.", action),
  advice: l10n.t("Its administrator can grant the permission."),
  action: { label: l10n.t("Copy Policy for {0}", `ecm:${action}`), does: commandLink("ecm.copyPolicy", { action }) },
});
