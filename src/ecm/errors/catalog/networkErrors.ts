import * as l10n from "@vscode/l10n";
import { type Meanings, refused, refusedForNow, uncertain } from "../meaning.ts";

/** Codes of this extension for calls that did not reach the API, or whose response was unreadable. */
export const errorsOfNetwork: Meanings = {
  "ClientError.NameNotResolved": {
    text: () => l10n.t("Tencent Cloud's address was not found. You may be offline."),
    cause: () => l10n.t("Check the network, VPN and proxy of this computer, and the endpoint setting."),
    remedy: "tryAgain",
    ...refusedForNow,
  },
  "ClientError.ConnectionRefused": {
    text: () => l10n.t("No connection to Tencent Cloud could be made. You may be offline."),
    cause: () => l10n.t("Check the network, VPN and proxy of this computer, and the endpoint setting."),
    remedy: "tryAgain",
    ...refusedForNow,
  },
  "ClientError.ConnectionLost": {
    text: () => l10n.t("The connection broke before the answer was here."),
    cause: () => l10n.t("Tencent Cloud may have done what was asked all the same. Look first, then try again."),
    causeOfRead: () => l10n.t("Nothing was changed. Try again, and check the network, VPN and proxy if it goes on."),
    remedy: "lookAgain",
    ...uncertain,
  },
  "ClientError.Timeout": {
    text: () => l10n.t("Tencent Cloud did not answer in time."),
    cause: () => l10n.t("It may have done what was asked all the same. Look first, then try again."),
    causeOfRead: () => l10n.t("Nothing was changed. Try again, and check the network, VPN and proxy if it goes on."),
    remedy: "lookAgain",
    ...uncertain,
  },
  "ClientError.HttpStatusCodeError": {
    text: () => l10n.t("Something between here and Tencent Cloud answered in its place."),
    cause: () => l10n.t("It may be a proxy or gateway in trouble. Look first whether the request went through."),
    causeOfRead: () => l10n.t("Nothing was changed. Try again, and check the network, VPN and proxy if it goes on."),
    remedy: "lookAgain",
    ...uncertain,
  },
  "ClientError.ParseJsonError": {
    text: () => l10n.t("The answer cannot be read."),
    cause: () => l10n.t("A proxy or sign-in page of the network may have replaced it. Look whether it was done."),
    causeOfRead: () => l10n.t("Nothing was changed. Try again, and check the network, VPN and proxy if it goes on."),
    remedy: "lookAgain",
    executed: "unknown",
    passing: true,
  },
  "ClientError.Redirected": {
    text: () => l10n.t("The request was sent on to another address, which was not followed."),
    cause: () => l10n.t("Sign in to the network you are in, and check the endpoint setting."),
    remedy: "tryAgain",
    executed: "unknown",
    passing: false,
  },
  "ClientError.ProxySignIn": {
    text: () => l10n.t("The proxy requires you to sign in, so nothing was sent."),
    cause: () =>
      l10n.t("Enter your user name and password when the editor asks for them, or contact your network administrator."),
    remedy: "tryAgain",
    ...refusedForNow,
  },
  "ClientError.ProxyRefused": {
    text: () => l10n.t("The proxy does not allow a connection to Tencent Cloud, so nothing was sent."),
    cause: () =>
      l10n.t("Ask its administrator to allow the address, or exempt the address with the setting http.noProxy."),
    remedy: "tryAgain",
    ...refused,
  },
  "ClientError.ProxyUnavailable": {
    text: () => l10n.t("The proxy made no connection to Tencent Cloud, so nothing was sent."),
    cause: () => l10n.t("It may be down or offline. Try again. If it still fails, check the proxy."),
    remedy: "tryAgain",
    ...refusedForNow,
  },
  "ClientError.ProxyUnreachable": {
    text: () => l10n.t("The proxy cannot be reached, so nothing was sent. You may be offline."),
    cause: () => l10n.t("Check the network and VPN of this computer, and the setting http.proxy."),
    remedy: "tryAgain",
    ...refusedForNow,
  },
  "ClientError.HandshakeRefused": {
    text: () => l10n.t("The other side refused the TLS handshake, so nothing was sent."),
    cause: () => l10n.t("A firewall or proxy may block it, or the endpoint may not support a current version of TLS."),
    remedy: "showLog",
    ...refused,
  },
  "ClientError.HandshakeCut": {
    text: () => l10n.t("The connection broke during the TLS handshake, so nothing was sent."),
    cause: () => l10n.t("A firewall, proxy, or VPN may have cut it. Try again. If it still fails, check them."),
    remedy: "tryAgain",
    ...refusedForNow,
  },
  "ClientError.TlsError": {
    text: () => l10n.t("The connection is not secure, so nothing was sent."),
    cause: () => l10n.t("A proxy may be reading along, a certificate may be missing, or the clock may be wrong."),
    remedy: "showLog",
    ...refused,
  },
};
