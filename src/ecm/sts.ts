import * as v from "valibot";
import type { Credential } from "./credential.ts";
import { loadSdk } from "./connect.ts";
import { ecmError } from "./errors/classify.ts";
import { Sender, type SenderOptions } from "./transport/sender.ts";
import { count, text } from "./wire/wireValues.ts";

/** Keys that expire. */
export interface TemporaryCredential {
  readonly credential: Credential;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** A CAM role, and the name its session is logged under. */
export interface Role {
  /** Such as qcs::cam::uin/100000000001:roleName/deploy. */
  readonly arn: string;
  readonly sessionName: string;
}

const assumed = v.object({
  Credentials: v.object({ TmpSecretId: text, TmpSecretKey: text, Token: text }),
  ExpiredTime: count,
});

/**
 * The lifetime of the keys in seconds: the default of AssumeRole.
 * @see https://www.tencentcloud.com/document/product/1150/49456
 */
const lifetimeSeconds = 7200;

/** Requests the keys of a role with AssumeRole of STS. Throws `EcmError`, or the signal's reason. */
export async function assumeRole(
  options: SenderOptions,
  role: Role,
  signal: AbortSignal,
): Promise<TemporaryCredential> {
  const parameters = { RoleArn: role.arn, RoleSessionName: role.sessionName, DurationSeconds: lifetimeSeconds };
  const sender = new Sender(options, loadSdk, "sts");
  const response = await sender.send({ action: "AssumeRole", parameters, isWrite: false, timeoutMs: 15_000 }, signal);
  const read = v.safeParse(assumed, response.body);
  if (!read.success) throw noKeys(response.requestId);
  const { TmpSecretId: secretId, TmpSecretKey: secretKey, Token: token } = read.output.Credentials;
  return { credential: { secretId, secretKey, token }, expiresAt: read.output.ExpiredTime * 1000 };
}

const noKeys = (requestId: string) =>
  ecmError({ action: "AssumeRole", code: "ClientError.ParseJsonError", message: "No keys in the reply.", requestId });
