import * as l10n from "@vscode/l10n";
import { accountLabel } from "../accounts/accountText.ts";
import { instanceName } from "../instances/instanceText.ts";
import { plain } from "../text/escape.ts";
import { sentences } from "../text/phrases.ts";
import type { Confirmation } from "../ui/notice.ts";
import { powerDetail } from "./createImagePages.ts";
import type { ImageDraft } from "./imageDraft.ts";

/**
 * What the user confirms before a machine loses its power. A page can be accepted by any command of the editor, a modal
 * dialog only by the user.
 */
export function powerConfirmation({ at, name, power }: ImageDraft): Confirmation {
  const names = [plain(instanceName(at.instance)), accountLabel(at.account)] as const;
  const isForced = power === "force";
  return {
    text: isForced
      ? l10n.t("Force power off of {0} ({1}) for an image?", ...names)
      : l10n.t("Shut down {0} ({1}) for an image?", ...names),
    detail: sentences(l10n.t("The image is called {0}.", plain(name)), powerDetail(power)),
    yes: isForced ? l10n.t("Force Power Off and Create Image") : l10n.t("Shut Down and Create Image"),
  };
}
