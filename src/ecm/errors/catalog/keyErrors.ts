import * as l10n from "@vscode/l10n";
import { type Meanings, refused } from "../meaning.ts";

/** Error codes about keys and permissions. */
export const errorsOfKeys: Meanings = {
  AuthFailure: {
    text: () => l10n.t("Tencent Cloud does not accept this account's key."),
    cause: () => l10n.t("The key may have been changed, disabled or deleted."),
    remedy: "renewAccount",
    ...refused,
  },
  "AuthFailure.InvalidAuthorization": {
    text: () => l10n.t("Tencent Cloud cannot read the signature of the request."),
    cause: () => l10n.t("The key may hold characters that do not belong there. Enter it again."),
    remedy: "renewAccount",
    ...refused,
  },
  "AuthFailure.InvalidSecretId": {
    text: () => l10n.t("This is not a key for Tencent Cloud's API."),
    cause: () => l10n.t("It may be the key of another product. Enter the SecretId and SecretKey of an API key."),
    remedy: "renewAccount",
    ...refused,
  },
  "AuthFailure.MFAFailure": {
    text: () => l10n.t("Tencent Cloud asks for a second proof of who you are."),
    cause: () => l10n.t("The account demands multi-factor authentication for this. Ask its administrator."),
    remedy: "openDocumentation",
    ...refused,
  },
  "AuthFailure.SecretIdNotFound": {
    text: () => l10n.t("Tencent Cloud does not know this account's SecretId."),
    cause: () => l10n.t("The key was deleted, disabled or mistyped, or belongs to the other site."),
    remedy: "renewAccount",
    ...refused,
  },
  "AuthFailure.SignatureExpire": {
    text: () => l10n.t("The clock of this computer is more than five minutes off."),
    cause: () => l10n.t("Requests are signed with the time. Set the clock, then try again."),
    remedy: "fixClock",
    ...refused,
  },
  "AuthFailure.SignatureFailure": {
    text: () => l10n.t("This account's SecretKey is wrong."),
    cause: () => l10n.t("It does not belong to the SecretId. Enter both again."),
    remedy: "renewAccount",
    ...refused,
  },
  "AuthFailure.TokenFailure": {
    text: () => l10n.t("This account's temporary key has expired or is wrong."),
    cause: () => l10n.t("Temporary keys last for hours only. Enter a new one."),
    remedy: "renewAccount",
    ...refused,
  },
  "AuthFailure.UnauthorizedOperation": {
    text: () => l10n.t("This account is not allowed to do that."),
    cause: () => l10n.t("Its administrator can grant the permission."),
    remedy: "copyPolicy",
    ...refused,
  },
  "ClientError.CredentialsMissing": {
    text: () => l10n.t("There is no usable key for this account on this computer."),
    cause: () => l10n.t("Enter the account's SecretId and SecretKey. Nothing was sent."),
    remedy: "renewAccount",
    ...refused,
  },
};
