import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import { actionsFor, type Purpose } from "../../accounts/connection/policies.ts";
import type { Checked } from "../../base/checked.ts";
import { characterCode, isSameName, unseenCharacter } from "../../base/unseen.ts";
import type { Site } from "../../ecm/endpoint.ts";
import { unseenText } from "../../ecm/imageName.ts";
import { plain } from "../text/escape.ts";
import { listed } from "../text/phrases.ts";
import type { PickChoice, PickQuestion, TextQuestion } from "../ui/question.ts";
import { accountLabel, siteName, siteLabel } from "./accountText.ts";

/** The state of the keys in the environment variables. */
export type EnvironmentKeys = "unset" | "malformed" | "set";

export type Source = "keys" | "profile" | "environment" | "sample";

const title = () => l10n.t("Add Account");

/** Asks where the account's keys come from. */
export function whichSource(keys: EnvironmentKeys, unusedRole?: string): PickQuestion<Source> {
  const environment: PickChoice<Source> = {
    label: l10n.t("From Environment Variables"),
    description: environmentLabel(keys, unusedRole),
    detail: l10n.t("Takes over TENCENTCLOUD_SECRET_ID, …_SECRET_KEY and …_TOKEN, once."),
    icon: "terminal",
    ...(keys === "set" && { value: "environment" }),
  };
  return {
    kind: "pick",
    title: title(),
    prompt: l10n.t("Where are the keys?"),
    staysOpen: true,
    choices: [
      {
        label: l10n.t("Enter Keys"),
        detail: l10n.t("Type or paste a SecretId and its SecretKey. Kept in VS Code's SecretStorage only."),
        icon: "key",
        value: "keys",
      },
      {
        label: l10n.t("tccli or SDK Profile"),
        detail: l10n.t("Links a profile of this computer. Its file is read at each use; nothing is copied."),
        icon: "link",
        value: "profile",
      },
      environment,
      {
        label: l10n.t("Sample Account"),
        detail: l10n.t("Try everything: nothing is sent anywhere, nothing is billed."),
        icon: "beaker",
        value: "sample",
      },
    ],
  };
}

function environmentLabel(keys: EnvironmentKeys, unusedRole: string | undefined): string {
  if (keys === "unset") return l10n.t("not set in this window");
  if (keys === "malformed") return l10n.t("they hold characters that belong to no key");
  return unusedRole === undefined ? "" : l10n.t("without the role {0}", plain(unusedRole));
}

/** Asks for Tencent Cloud's site: China or international. */
export const whichSite = (): PickQuestion<Site> => ({
  kind: "pick",
  title: title(),
  prompt: l10n.t("Which site does the account belong to?"),
  staysOpen: true,
  choices: [
    { label: siteName("china"), description: "cloud.tencent.com", value: "china" },
    { label: siteName("international"), description: "tencentcloud.com", value: "international" },
  ],
});

/** Checks one part of a key. `say` is the message for an empty text. */
function checkKeyPart(text: string, say: string): Checked<string> {
  const value = text.trim();
  if (value === "") return { ok: false, say };
  const unseen = unseenCharacter(value);
  if (/ /.test(value)) return { ok: false, say: l10n.t("There is a space inside. Copy it once more.") };
  if (unseen !== undefined) return { ok: false, say: unseenText(unseen) };
  const [foreign] = /[^\x21-\x7e]/u.exec(value) ?? [];
  return foreign === undefined
    ? { ok: true, value }
    : { ok: false, say: l10n.t("{0} ({1}) belongs to no key. Copy it once more.", foreign, characterCode(foreign)) };
}

export const whatSecretId = (heading = title()): TextQuestion<string> => ({
  kind: "text",
  title: heading,
  prompt: l10n.t("SecretId of an API key"),
  placeholder: "AKID…",
  staysOpen: true,
  check: (text) => checkKeyPart(text, l10n.t("The SecretId is needed.")),
});

export const whatSecretKey = (heading = title()): TextQuestion<string> => ({
  kind: "text",
  title: heading,
  prompt: l10n.t("SecretKey that belongs to the SecretId"),
  isSecret: true,
  staysOpen: true,
  check: (text) => checkKeyPart(text, l10n.t("The SecretKey is needed.")),
});

/** Asks for a token, which only temporary keys have. */
export const whatToken = (heading = title()): TextQuestion<string | undefined> => ({
  kind: "text",
  title: heading,
  prompt: l10n.t("Token, for temporary keys only. Leave it empty otherwise."),
  isSecret: true,
  staysOpen: true,
  check: (text) => (text.trim() === "" ? { ok: true, value: undefined } : checkKeyPart(text, "")),
});

/** Asks when temporary keys expire, in minutes from now. The keys do not contain it. */
export const whatLifetime = (heading = title()): TextQuestion<number | undefined> => ({
  kind: "text",
  title: heading,
  prompt: l10n.t("In how many minutes do these keys expire? Leave it empty if you do not know."),
  placeholder: "120",
  staysOpen: true,
  check: (text) => {
    const minutes = text.trim() === "" ? undefined : Number(text);
    if (minutes === undefined || (Number.isInteger(minutes) && minutes > 0 && minutes <= 43_200))
      return { ok: true, value: minutes };
    return { ok: false, say: l10n.t("A whole number of minutes, at most 43200.") };
  },
});

/** Asks for a label that no other account has. */
export const whatLabel = (value: string, taken: readonly string[], heading = title()): TextQuestion<string> => ({
  kind: "text",
  title: heading,
  prompt: l10n.t("What is this account called here?"),
  value,
  staysOpen: true,
  check: (text) => checkLabel(text, taken),
});

function checkLabel(text: string, taken: readonly string[]): Checked<string> {
  const value = text.trim().normalize("NFC");
  if (value === "") return { ok: false, say: l10n.t("An account needs a name, so that it is never mixed up.") };
  const unseen = unseenCharacter(value);
  if (unseen !== undefined) return { ok: false, say: unseenText(unseen) };
  return taken.some((label) => isSameName(label, value))
    ? { ok: false, say: l10n.t("Another account has this name.") }
    : { ok: true, value };
}

/** Asks for an account. */
export const whichAccount = (prompt: string, accounts: readonly Account[]): PickQuestion<Account> => ({
  kind: "pick",
  title: prompt,
  prompt: l10n.t("Which account?"),
  staysOpen: true,
  choices: accounts.map((account) => ({
    label: accountLabel(account),
    description: siteLabel(account),
    icon: "account",
    value: account,
  })),
});

/** Asks what the policy is to allow. */
export const whichPurpose = (): PickQuestion<Purpose> => ({
  kind: "pick",
  title: l10n.t("Copy CAM Policy"),
  prompt: l10n.t("What should the account be allowed to do?"),
  choices: [
    {
      label: l10n.t("Look Only"),
      detail: l10n.t("Only actions that look: nothing can be changed."),
      icon: "eye",
      value: "read",
    },
    { label: l10n.t("Make Images"), detail: addedText("read", "createImages"), icon: "save", value: "createImages" },
    {
      label: l10n.t("Everything This Extension Offers"),
      detail: addedText("createImages", "all"),
      icon: "tools",
      value: "all",
    },
  ],
});

/** The actions that a purpose allows beyond the previous one. */
const addedText = (less: Purpose, more: Purpose): string =>
  l10n.t("As above, and {0}.", listed(actionsFor[more].filter((action) => !actionsFor[less].includes(action))));
