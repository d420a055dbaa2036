import transport from "tencentcloud-sdk-nodejs-ecm/tencentcloud/common/http/fetch.js";
import { Client } from "tencentcloud-sdk-nodejs-ecm/tencentcloud/services/ecm/v20190719/ecm_client.js";
import type { Answer, Question } from "./answer.ts";
import { leanFetch, type Outcome } from "./leanFetch.ts";

// The SDK looks its fetch up at each call, so this holds whether or not it is bundled.
Object.assign(transport, { default: leanFetch });

/** Signs and sends one question with Tencent Cloud's SDK. The only file that knows the SDK. */
export async function askSdk(question: Question, signal: AbortSignal): Promise<Answer> {
  const outcome: Outcome = await clientFor(question).request(question.action, question.parameters, { signal });
  if ("error" in outcome) throw outcome.error;
  return outcome.answer;
}

function clientFor({ credential, endpoint, language }: Question): Client {
  const { protocol, host } = new URL(endpoint);
  const { secretId, secretKey, token } = credential;
  return new Client({
    credential: token === undefined ? { secretId, secretKey } : { secretId, secretKey, token },
    profile: { signMethod: "TC3-HMAC-SHA256", language, httpProfile: { protocol: `${protocol}//`, endpoint: host } },
  });
}
