import { checkInstance } from "./createImage.ts";
import { instancesOf } from "./lookUp.ts";
import type { Action, Reply } from "./outcome.ts";
import { WorldError } from "./worldError.ts";
import type { InstanceRecord } from "./worldState.ts";

/** When nothing is denied the reply holds no set at all, as in the official example. */
export const describeInstancesDeniedActions: Action = (state, params) => {
  const instances = instancesOf(state, params, "FailedOperation.OperationNotAllow");
  const denied = instances.flatMap(deniedReply);
  return { reply: denied.length === 0 ? {} : { InstanceOperatorSet: denied } };
};

function deniedReply(instance: InstanceRecord): readonly Reply[] {
  const refusal = refusalOf(instance);
  if (refusal === undefined) return [];
  const action = { Action: "CreateImage", Code: refusal.code, Message: refusal.message };
  return [{ InstanceId: instance.id, DeniedActions: [action] }];
}

function refusalOf(instance: InstanceRecord): WorldError | undefined {
  try {
    checkInstance(instance, true);
    return undefined;
  } catch (error) {
    if (error instanceof WorldError) return error;
    throw error;
  }
}
