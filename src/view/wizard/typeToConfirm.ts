import * as l10n from "@vscode/l10n";
import { plain } from "../text/escape.ts";
import type { TextQuestion } from "../ui/question.ts";

/**
 * What a protected account asks before anything that cannot be undone: the name of what it happens to, typed.
 * `consequence` is one sentence that says what will happen.
 */
export const typeToConfirm = (title: string, name: string, consequence: string): TextQuestion<true> => ({
  kind: "text",
  title,
  isAnew: true,
  prompt: l10n.t("This account is protected. {0} Type {1} to go on.", consequence, plain(typeable(name))),
  placeholder: plain(typeable(name)),
  check: (text) =>
    typeable(text) === typeable(name)
      ? { ok: true, value: true }
      : { ok: false, say: l10n.t("Type the name exactly: {0}", plain(typeable(name))) },
});

/** A name as a person sees and can type it, without what a keyboard does not have. */
const typeable = (name: string): string =>
  name
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
