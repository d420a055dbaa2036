/**
 * Not documented: chosen here.
 *
 * What the documents leave open about the way calls travel; `src/sample/assumptions.ts` has what they leave open about ECM.
 * - the order of checks: key and signature, permission, rate, version, action, parameters;
 * - a temporary key without its token, a permanent one with a token: AuthFailure.TokenFailure;
 * - SecretIds that do not begin with AKID are no API keys: AuthFailure.InvalidSecretId;
 * - STS: the codes for a role that is not there and for a session name that is not as documented; whose keys ask for a
 *   role does not matter;
 * - the words of most messages; only the codes are to be relied on, here as there.
 */
export const choices = {
  /** The language of messages when X-TC-Language is not sent. The signature errors in the documents are English. */
  language: "en-US",
  /** A required common parameter is not there. */
  missingCommonParameter: "MissingParameter",
  /** A body that is no JSON object. */
  badBody: "InvalidRequest",
  /** The account may not call the action. ForbiddenOperation is listed for CreateImage as well. */
  denied: "AuthFailure.UnauthorizedOperation",
  /** The documented 20 calls a second are counted over the second that has just passed. */
  throttleWindowMs: 1000,
} as const;
