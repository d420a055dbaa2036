import * as l10n from "@vscode/l10n";
import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { Client } from "../../src/ecm/client.ts";
import type { ImageName } from "../../src/ecm/imageName.ts";
import { SampleCallSender } from "../../src/sample/sampleCloud.ts";
import { toPlan } from "../../src/view/createImage/imageDraft.ts";
import { Computer, openSampleWindow } from "../doubles/computer.ts";
import { instanceOf } from "../doubles/instanceOf.ts";
import { Person } from "../doubles/person.ts";
import { refusing } from "../doubles/refusingCalls.ts";
import { bundles, readWords } from "../tools/wordFiles.ts";

/** The notice, with its buttons, when the cloud answers CreateImage with that code. */
async function noticeOf(context: TestContext, code: string): Promise<string> {
  const computer = new Computer(context);
  computer.wrapEcm = () =>
    new Client(refusing(new SampleCallSender(computer.cloud, computer.clock), "CreateImage", code));
  const person = new Person();
  const window = await openSampleWindow(computer, person);
  const at = instanceOf(window, "直播转码-03");
  await window.engine.request(toPlan({ at, name: "golden" as ImageName, description: "", power: "asItIs" }));
  await computer.wait(3 * 60_000);
  return person.saw.join("\n");
}

async function noticeInBoth(context: TestContext, code: string): Promise<string> {
  const english = await noticeOf(context, code);
  l10n.config({ contents: readWords(bundles.chinese) });
  const chinese = await noticeOf(context, code).finally(() => l10n.config({ contents: {} }));
  return [code, english, chinese].join("\n  ").replaceAll(beginning, "…");
}

/** How all of them begin, except for the one after which an image may still appear. */
const beginning =
  /Image golden of 直播转码-03 \(Sample Account\) was not made\.|镜像 golden（实例 直播转码-03，账号 Sample Account）制作失败。/g;

/** The codes that the API documents for CreateImage, in its order, with the notice in English and in Chinese. */
const refusals = `
FailedOperation.InstanceNotAllStopped
  error: … The instance is still running. An image is made of a stopped instance. Let it be shut down first, or force its power off. [Stop and Try Again] [Copy RequestId] [Show Log]
  error: …实例尚未关机。制作镜像要求实例处于已关机状态。请先关机，或选择强制关机。 [关机后重试] [复制 RequestId] [查看日志]
FailedOperation.InternalOperationFailure
  warning: Image golden of 直播转码-03 (Sample Account) may or may not have been made: no such image has appeared. Something failed inside Tencent Cloud, and it is not certain whether it did what was asked. [Look Again] [Send Again] [Give Up] [Show Task]
  warning: 尚未找到镜像 golden（实例 直播转码-03，账号 Sample Account），无法确定是否已开始制作。腾讯云内部出错，操作可能已执行，也可能没有。 [再查一次] [重新发送] [放弃] [查看任务]
InvalidParameter
  error: … Tencent Cloud does not accept one of the values. Most likely it is the name or the description. Try a plainer one. [Choose Another Name] [Copy RequestId] [Show Log]
  error: …腾讯云不接受其中某个参数的取值。多半是名称或描述的问题，请改得简单些再试。 [换个名称] [复制 RequestId] [查看日志]
InvalidParameter.InvalidDataFormat
  error: … Tencent Cloud cannot read one of the values. The name or the description may hold unusual characters. If not, this extension is at fault. [Choose Another Name] [Copy RequestId] [Show Log]
  error: …腾讯云无法解析其中某个参数。名称或描述中可能含有特殊字符。若没有，则是本扩展的问题。 [换个名称] [复制 RequestId] [查看日志]
InvalidParameterValue.ImageNameDuplicate
  error: … An image of that name exists already. Names are unique in an account, and an image that is still being made counts too. [Choose Another Name] [Copy RequestId] [Show Log]
  error: …已存在同名镜像。同一账号下镜像名称不能重复，制作中的镜像也算在内。 [换个名称] [复制 RequestId] [查看日志]
InvalidParameterValue.InvalidInstanceID
  error: … Tencent Cloud does not recognize the ID of this instance. The list may be out of date. Refresh it and choose the instance again. [Refresh] [Copy RequestId] [Show Log]
  error: …腾讯云无法识别该实例 ID。列表可能不是最新的。请刷新后重新选择实例。 [刷新] [复制 RequestId] [查看日志]
MissingParameter
  error: … Something is missing from the request. That is a fault of this extension, not of yours. The log tells what is missing. [Open Documentation] [Copy RequestId] [Show Log]
  error: …请求中缺少参数。这是本扩展的问题，与您的操作无关。缺少的参数见日志。 [查看文档] [复制 RequestId] [查看日志]
MissingParameter.MissingImageParameter
  error: … Something about the image is missing from the request, most likely its name. Give the image a name and try again. [Choose Another Name] [Copy RequestId] [Show Log]
  error: …请求中缺少镜像参数，多半是镜像名称。请填写镜像名称后重试。 [换个名称] [复制 RequestId] [查看日志]
ResourceInsufficient.InvaildPrivateImageNum
  error: … This account has no room for another image. An account may usually have 10. Delete one that is no longer needed, or ask Tencent Cloud for more. [Clean Up Images…] [Copy RequestId] [Show Log]
  error: …该账号的镜像数量已达上限。每个账号通常最多 10 个。请删除不再使用的镜像，或联系腾讯云提升配额。 [清理镜像…] [复制 RequestId] [查看日志]
UnauthorizedOperation.ForbiddenOperation
  error: … This account is not allowed to do that. Its administrator can grant the permission. ECM itself also has to be activated on request. [Copy Policy for ecm:CreateImage] [Copy RequestId] [Show Log]
  error: …该账号没有执行此操作的权限。请联系主账号或管理员授权。另外，ECM 需申请开通后才能使用。 [复制 ecm:CreateImage 的策略] [复制 RequestId] [查看日志]
UnsupportedOperation
  error: … Tencent Cloud does not support this for the instance or the account. The log has its message and the RequestId, which their support asks for. [Open Documentation] [Copy RequestId] [Show Log]
  error: …该实例或账号不支持此操作。错误信息和 RequestId 见日志，提交工单时请附上。 [查看文档] [复制 RequestId] [查看日志]
UnsupportedOperation.InstanceIdNotFound
  error: … This instance no longer exists. It was terminated, or belongs to another account or site. Refresh the list. [Refresh] [Copy RequestId] [Show Log]
  error: …该实例已不存在。实例已销毁，或属于其他账号或站点。请刷新列表。 [刷新] [复制 RequestId] [查看日志]
UnsupportedOperation.InstanceIdNotSupported
  error: … No image can be made of this kind of instance. Some models, such as bare metal, do not support images. Choose another instance. [Choose Another Instance] [Copy RequestId] [Show Log]
  error: …此类实例不支持制作镜像。裸金属等部分机型不支持镜像，请选择其他实例。 [选择其他实例] [复制 RequestId] [查看日志]
UnsupportedOperation.InvalidInstanceState
  error: … The instance is busy or in a state that does not allow this. Wait until it is running or stopped, then try again. [Wait Until It Settles] [Copy RequestId] [Show Log]
  error: …实例正忙，或当前状态不允许此操作。请等到实例运行中或已关机后再试。 [等待状态稳定] [复制 RequestId] [查看日志]
`;

const codes = [...refusals.matchAll(/^\w+(\.\w+)?$/gm)].map(([code]) => code);

test("each of the 14 documented refusals says what happened and what to do, in both languages", async (context) => {
  const drawn: string[] = [];
  for (const code of codes) drawn.push(await noticeInBoth(context, code));
  assert.equal(codes.length, 14);
  assert.equal(`\n${drawn.join("\n")}\n`, refusals);
});
