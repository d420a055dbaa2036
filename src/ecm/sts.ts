import * as v from "valibot";
import type { Credential } from "./credential.ts";
import { ecmError } from "./errors/classify.ts";
import type { Transport } from "./transport/reply.ts";
import { Sender, type SenderOptions } from "./transport/sender.ts";
import { count, text } from "./wire/wireValues.ts";

/** Keys that end by themselves. */
export interface TemporaryCredential {
  readonly credential: Credential;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface Role {
  /** Such as qcs::cam::uin/100000000001:roleName/deploy. */
  readonly arn: string;
  readonly sessionName: string;
}

const assumed = v.object({
  Credentials: v.object({ TmpSecretId: text, TmpSecretKey: text, Token: text }),
  ExpiredTime: count,
});

/** How long assumed keys last, in seconds: two hours, which every role allows. */
const lifetime = 7200;

/** AssumeRole of STS: trades a user's keys for a role's. Throws `EcmError`, or the signal's reason. */
export async function assumeRole(
  options: SenderOptions,
  role: Role,
  signal: AbortSignal,
): Promise<TemporaryCredential> {
  const parameters = { RoleArn: role.arn, RoleSessionName: role.sessionName, DurationSeconds: lifetime };
  const sender = new Sender(options, loadSdk);
  const reply = await sender.send({ action: "AssumeRole", parameters, changes: false, patience: 15_000 }, signal);
  const read = v.safeParse(assumed, reply.body);
  if (!read.success) throw unreadable(reply.requestId);
  const { TmpSecretId: secretId, TmpSecretKey: secretKey, Token: token } = read.output.Credentials;
  return { credential: { secretId, secretKey, token }, expiresAt: read.output.ExpiredTime * 1000 };
}

const loadSdk = async (): Promise<Transport> => (await import("./transport/sdk.ts")).askSts;

const unreadable = (requestId: string) =>
  ecmError({ action: "AssumeRole", code: "ClientError.ParseJsonError", message: "No keys in the reply.", requestId });
