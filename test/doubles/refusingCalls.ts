import type { ApiCall, CallSender } from "../../src/ecm/transport/apiCall.ts";
import { ecmError } from "../../src/ecm/errors/classify.ts";

/** A cloud that refuses one action with an error code and passes on all others. */
export const refusing = (cloud: CallSender, action: string, code: string): CallSender => ({
  async send(call: ApiCall, signal: AbortSignal) {
    if (call.action !== action) return cloud.send(call, signal);
    const requestId = "6660b3b4-c51f-11ea-a187-52540002f896";
    throw ecmError({ action, code, message: "What the cloud says of it.", requestId });
  },
});
