import * as v from "valibot";
import { instanceId, listOf, text, word } from "./wireValues.ts";

const action = v.pipe(
  v.object({ Action: word, Code: word, Message: text }),
  v.transform(({ Action, Code, Message }) => ({ action: Action, code: Code, message: Message })),
);

/** One row of DescribeInstancesDeniedActions. */
export const deniedSchema = v.pipe(
  v.object({ InstanceId: instanceId, DeniedActions: listOf(action) }),
  v.transform(({ InstanceId, DeniedActions }) => ({ instance: InstanceId, actions: DeniedActions })),
);
