import transport from "tencentcloud-sdk-nodejs-ecm/tencentcloud/common/http/fetch.js";
import { Client as EcmClient } from "tencentcloud-sdk-nodejs-ecm/tencentcloud/services/ecm/v20190719/ecm_client.js";
import { Client as StsClient } from "tencentcloud-sdk-nodejs-ecm/tencentcloud/services/sts/v20180813/sts_client.js";
import type { Answer, Ask, Question } from "./answer.ts";
import { leanFetch, type Outcome } from "./leanFetch.ts";

// The SDK looks its fetch up at each call, so this holds whether or not it is bundled.
Object.assign(transport, { default: leanFetch });

type Service = typeof EcmClient | typeof StsClient;

/** Signs and sends one question to ECM with Tencent Cloud's SDK. The only file that knows the SDK. */
export const askSdk: Ask = (question, signal) => ask(EcmClient, question, signal);

/** The same to STS, which gives out the keys of roles. */
export const askSts: Ask = (question, signal) => ask(StsClient, question, signal);

async function ask(service: Service, question: Question, signal: AbortSignal): Promise<Answer> {
  const client = new service(clientConfig(question));
  const outcome: Outcome = await client.request(question.action, question.parameters, { signal });
  if ("error" in outcome) throw outcome.error;
  return outcome.answer;
}

function clientConfig({ credential, endpoint, language }: Question): ConstructorParameters<typeof EcmClient>[0] {
  const { protocol, host } = new URL(endpoint);
  const { secretId, secretKey, token } = credential;
  return {
    credential: token === undefined ? { secretId, secretKey } : { secretId, secretKey, token },
    profile: { signMethod: "TC3-HMAC-SHA256", language, httpProfile: { protocol: `${protocol}//`, endpoint: host } },
  };
}
