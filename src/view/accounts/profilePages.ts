import * as l10n from "@vscode/l10n";
import type { Account } from "../../accounts/account.ts";
import type { Profile, ProfileReference } from "../../accounts/profiles/profile.ts";
import { failureText } from "../errors/failureText.ts";
import { plain } from "../text/escape.ts";
import type { PickChoice, PickQuestion } from "../ui/question.ts";
import { joinNonEmpty } from "../text/phrases.ts";

/** The profiles on this computer. */
export interface FoundProfiles {
  readonly profiles: readonly Profile[];
  /** The folder in `ecm.tccliDirectory`, if it cannot be read. */
  readonly unreadable: string | undefined;
}

/** Asks for a profile of tccli or the SDKs. Unusable and linked profiles are shown with the reason. */
export const whichProfile = (
  title: string,
  found: Promise<FoundProfiles>,
  accounts: readonly Account[],
): PickQuestion<Profile> => ({
  kind: "pick",
  title,
  prompt: l10n.t("Which profile? Its file is read at each use; nothing is copied."),
  staysOpen: true,
  choices: found.then(({ profiles, unreadable }) => {
    const choices = profiles.map((each) => profileChoice(each, accounts));
    if (unreadable !== undefined) return [noFolder(unreadable), ...choices];
    return choices.length === 0 ? [noProfile()] : choices;
  }),
});

const noFolder = (folder: string): PickChoice<Profile> => ({
  label: l10n.t("The folder in ecm.tccliDirectory can't be read"),
  detail: plain(folder),
  icon: "warning",
});

const noProfile = (): PickChoice<Profile> => ({
  label: l10n.t("No profiles were found"),
  detail: l10n.t("tccli keeps them in ~/.tccli (or ecm.tccliDirectory), SDKs in ~/.tencentcloud/credentials."),
  icon: "info",
});

function profileChoice(profile: Profile, accounts: readonly Account[]): PickChoice<Profile> {
  const { reference } = profile;
  const holder = accounts.find(
    ({ link }) => link?.reference.file === reference.file && link.reference.name === reference.name,
  );
  const reason = holder ? l10n.t("linked already: {0}", plain(holder.label)) : whyNot(profile);
  return {
    label: plain(reference.name),
    description: kindLabel(profile),
    detail: joinNonEmpty([plain(reference.file), reason, exposedLabel(profile)]),
    icon: reason === "" ? "key" : "warning",
    ...((reason === "" || isWaitingForLogin(profile)) && !holder && { value: profile }),
  };
}

/** Whether the profile works after a sign-in. It can be linked before. */
export const isWaitingForLogin = ({ keys }: Profile): boolean => keys.kind === "unusable" && keys.login !== undefined;

const whyNot = ({ keys }: Profile): string =>
  keys.kind === "unusable" ? failureText({ code: keys.problem, message: "" }).text : "";

const exposedLabel = ({ isExposed }: Profile): string =>
  isExposed ? l10n.t("others on this computer can read the file") : "";

function kindLabel({ keys }: Profile): string {
  if (keys.kind === "role") return l10n.t("role {0}", plain(keys.role.arn));
  if (keys.kind === "unusable") return l10n.t("not usable now");
  if (keys.login) return l10n.t("signed in with tccli {0}", keys.login);
  return keys.credential.token === undefined ? l10n.t("permanent keys") : l10n.t("temporary keys");
}

export type Renewal = "trust" | "logIn" | "relink" | "readAgain";

/** Asks how to renew a linked account. */
export const whichRenewal = (title: string, { link }: Account): PickQuestion<Renewal> => ({
  kind: "pick",
  title,
  prompt: l10n.t("This account reads its keys from {0}", plain(link?.reference.file ?? "")),
  staysOpen: true,
  choices: [
    ...(link?.problem === "ClientError.ProfileOfOther" ? [trusting()] : []),
    ...(link?.login
      ? [
          {
            label: l10n.t("Sign In with tccli"),
            detail: l10n.t("Runs {0} in a terminal.", `tccli ${link.login} login`),
            icon: "terminal",
            value: "logIn" as const,
          },
        ]
      : []),
    { label: l10n.t("Link Another Profile"), icon: "link", value: "relink" },
    {
      label: l10n.t("Read the File Again"),
      detail: l10n.t("Edits take effect by themselves; this is for files the editor cannot watch."),
      icon: "refresh",
      value: "readAgain",
    },
  ],
});

const trusting = (): PickChoice<"trust"> => ({
  label: l10n.t("These Keys Are Right"),
  detail: l10n.t("Use the keys the profile has now, though they list none of the instances this account had."),
  icon: "check",
  value: "trust",
});

/** Why tccli is not run: its sign-in would change another profile than that of the account. */
export const otherFolderText = ({ file }: ProfileReference, own: string): string =>
  l10n.t(
    "tccli keeps the keys of a sign-in in {0}, but this account's profile is {1}. Sign in with tccli where that is its folder, or link another profile.",
    plain(own),
    plain(file),
  );

/** Why a program is not run. */
export const programMissingText = (program: string, args: readonly string[]): string =>
  l10n.t(
    "Couldn't find {0} in the PATH of this computer. Install it and restart VS Code, or run this in a terminal: {1}",
    program,
    plain([program, ...args].join(" ")),
  );

/** Warns that other users of this computer can read the keys. */
export const exposedText = (file: string): string =>
  l10n.t("Others on this computer can read {0}. Run: chmod 600 on it.", plain(file));
