import * as l10n from "@vscode/l10n";
import { type Meanings, refused, refusedForNow, uncertain } from "../meaning.ts";

/** Error codes that any action may return. Those without a dot stand for their whole family. */
export const errorsOfAnyCall: Meanings = {
  ActionOffline: {
    text: () => l10n.t("Tencent Cloud has taken this function out of service."),
    cause: () => l10n.t("A newer version of this extension may know another way."),
    remedy: "openDocumentation",
    ...refused,
  },
  DryRunOperation: {
    text: () => l10n.t("This was only a trial run, and it would have gone well."),
    cause: () => l10n.t("Nothing was changed."),
    remedy: "tryAgain",
    ...refused,
  },
  FailedOperation: {
    text: () => l10n.t("Tencent Cloud could not finish what was asked."),
    cause: () => l10n.t("Look first how far it came. The log has its message and the RequestId."),
    remedy: "lookAgain",
    executed: "unknown",
    passing: false,
  },
  InternalError: {
    text: () => l10n.t("Tencent Cloud had an internal error, and it is not certain whether it did what was asked."),
    cause: () => l10n.t("Look first whether it was done. If this goes on, send the RequestId to their support."),
    remedy: "lookAgain",
    ...uncertain,
  },
  InvalidAction: {
    text: () => l10n.t("This address does not know the function that was asked for."),
    cause: () => l10n.t("Check the account's site and the endpoint setting."),
    remedy: "openDocumentation",
    ...refused,
  },
  InvalidParameterValue: {
    text: () => l10n.t("Tencent Cloud does not accept one of the values."),
    cause: () => l10n.t("The log has its message, which says more."),
    remedy: "showLog",
    ...refused,
  },
  InvalidRequest: {
    text: () => l10n.t("Tencent Cloud cannot read the request."),
    cause: () => l10n.t("Something on the way may have changed it. The log has the message."),
    remedy: "showLog",
    ...refused,
  },
  IpInBlacklist: {
    text: () => l10n.t("Tencent Cloud turns away the network address you come from."),
    cause: () => l10n.t("The address is on a list of blocked ones. Use another network, or ask support."),
    remedy: "openDocumentation",
    ...refused,
  },
  IpNotInWhitelist: {
    text: () => l10n.t("This key may not be used from the network you are in."),
    cause: () => l10n.t("The account allows certain addresses only. Ask its administrator to add yours."),
    remedy: "openDocumentation",
    ...refused,
  },
  LimitExceeded: {
    text: () => l10n.t("This account has reached one of its limits."),
    cause: () => l10n.t("The log has Tencent Cloud's message, which names the limit."),
    remedy: "showLog",
    ...refused,
  },
  NoSuchProduct: {
    text: () => l10n.t("This address does not offer ECM."),
    cause: () => l10n.t("Check the account's site and the endpoint setting."),
    remedy: "openDocumentation",
    ...refused,
  },
  NoSuchVersion: {
    text: () => l10n.t("This address does not offer the version of ECM this extension speaks."),
    cause: () => l10n.t("Check the account's site and the endpoint setting."),
    remedy: "openDocumentation",
    ...refused,
  },
  OperationDenied: {
    text: () => l10n.t("Tencent Cloud does not allow that now."),
    cause: () => l10n.t("The log has its message, which says why."),
    remedy: "showLog",
    ...refused,
  },
  RequestLimitExceeded: {
    text: () => l10n.t("Too many requests were sent in a short time."),
    cause: () => l10n.t("Other programs with the same account count too. Try again in a few seconds."),
    remedy: "tryAgain",
    ...refusedForNow,
  },
  RequestSizeLimitExceeded: {
    text: () => l10n.t("The request is larger than Tencent Cloud accepts."),
    cause: () => l10n.t("A shorter description may help."),
    remedy: "showLog",
    ...refused,
  },
  ResourceInUse: {
    text: () => l10n.t("It is in use, so this cannot be done."),
    cause: () => l10n.t("The log has Tencent Cloud's message, which may name the user."),
    remedy: "showLog",
    ...refused,
  },
  ResourceInsufficient: {
    text: () => l10n.t("Tencent Cloud has not enough left of what this needs."),
    cause: () => l10n.t("The log has its message, which says of what."),
    remedy: "showLog",
    ...refused,
  },
  ResourceNotFound: {
    text: () => l10n.t("It no longer exists."),
    cause: () => l10n.t("The list may be out of date, or it belongs to another account or site."),
    remedy: "refresh",
    ...refused,
  },
  ResourceUnavailable: {
    text: () => l10n.t("It cannot be used right now."),
    cause: () => l10n.t("Try again a little later."),
    remedy: "tryAgain",
    ...refusedForNow,
  },
  ResponseSizeLimitExceeded: {
    text: () => l10n.t("The answer is larger than Tencent Cloud sends."),
    cause: () => l10n.t("The log has its message."),
    remedy: "showLog",
    executed: "unknown",
    passing: false,
  },
  ServiceUnavailable: {
    text: () => l10n.t("Tencent Cloud is not available at the moment."),
    cause: () => l10n.t("It is not certain whether it did what was asked. Look first, then try again."),
    remedy: "lookAgain",
    ...uncertain,
  },
  UnauthorizedOperation: {
    text: () => l10n.t("This account is not allowed to do that."),
    cause: () => l10n.t("Its administrator can grant the permission."),
    remedy: "copyPolicy",
    ...refused,
  },
  UnknownParameter: {
    text: () => l10n.t("Tencent Cloud does not know one of the values it was sent."),
    cause: () => l10n.t("This extension should not have sent it. The log tells which it was."),
    remedy: "showLog",
    ...refused,
  },
  UnsupportedProtocol: {
    text: () => l10n.t("Tencent Cloud does not accept calls made this way."),
    cause: () => l10n.t("Check the endpoint setting: the address has to start with https."),
    remedy: "openDocumentation",
    ...refused,
  },
  UnsupportedRegion: {
    text: () => l10n.t("Tencent Cloud does not offer this in that region."),
    cause: () => l10n.t("Check the account's site and the endpoint setting."),
    remedy: "openDocumentation",
    ...refused,
  },
};
