/**
 * Not documented: chosen here.
 *
 * What the documentation leaves open about requests; `src/sample/assumptions.ts` has what it leaves open about ECM.
 * - the order of checks: key and signature, permission, rate, version, action, parameters;
 * - a temporary key without its token, a permanent one with a token: AuthFailure.TokenFailure;
 * - SecretIds that do not begin with AKID are not API keys: AuthFailure.InvalidSecretId;
 * - STS: the codes for a missing role and for a bad session name; any account's keys may assume a role;
 * - the texts of most messages, because only the codes are reliable, in the API too.
 */
export const choices = {
  /** The language of messages when X-TC-Language is not sent. The signature errors in the documents are English. */
  language: "en-US",
  /** A required common parameter is missing. */
  missingCommonParameter: "MissingParameter",
  /** A body that is no JSON object. */
  badBody: "InvalidRequest",
  /** The account may not call the action. ForbiddenOperation is listed for CreateImage as well. */
  denied: "AuthFailure.UnauthorizedOperation",
  /** The documented 20 calls a second are counted over the second that has just passed. */
  throttleWindowMs: 1000,
} as const;
