import * as l10n from "@vscode/l10n";
import { plain } from "../text/escape.ts";
import type { TextQuestion } from "../ui/question.ts";

/** Asks for a name to be typed in a protected account. `consequence` is one sentence that says what will happen. */
export const typeToConfirm = (title: string, name: string, consequence: string): TextQuestion<true> => ({
  kind: "text",
  title,
  startsEmpty: true,
  prompt: l10n.t("This account is protected. {0} Type {1} to go on.", consequence, plain(typeable(name))),
  placeholder: plain(typeable(name)),
  check: (text) =>
    typeable(text) === typeable(name)
      ? { ok: true, value: true }
      : { ok: false, say: l10n.t("Type the name exactly: {0}", plain(typeable(name))) },
});

/** The name without invisible characters that cannot be typed. */
const typeable = (name: string): string =>
  name
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
