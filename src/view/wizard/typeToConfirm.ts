import * as l10n from "@vscode/l10n";
import { withoutUnseen } from "../../base/unseen.ts";
import { plain } from "../text/escape.ts";
import type { TextQuestion } from "../ui/question.ts";

/**
 * Asks for a name to be typed in a protected account: the first of the `names` that can be typed. `consequence` is one
 * sentence that says what will happen.
 */
export function typeToConfirm(title: string, names: readonly string[], consequence: string): TextQuestion<true> {
  const name = names.map(typeable).find((each) => each !== "") ?? "ecm";
  return {
    kind: "text",
    title,
    startsEmpty: true,
    prompt: l10n.t("This account is protected. {0} Type {1} to go on.", consequence, plain(name)),
    placeholder: plain(name),
    check: (text) =>
      typeable(text) === name
        ? { ok: true, value: true }
        : { ok: false, say: l10n.t("Type the name exactly: {0}", plain(name)) },
  };
}

/** The name without invisible characters, which cannot be typed, and in the form that keyboards give. */
const typeable = (name: string): string =>
  withoutUnseen(name.replace(/[\p{Zs}\s]+/gu, " "))
    .normalize("NFC")
    .trim();
