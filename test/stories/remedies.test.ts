import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import type { Account } from "../../src/accounts/account.ts";
import { createImage } from "../../src/commands/images/createImage.ts";
import { ecmError } from "../../src/ecm/errors/classify.ts";
import type { TaskKey } from "../../src/tasks/plan.ts";
import type { Button } from "../../src/view/ui/notice.ts";
import { remedyButtons, type RemedyContext } from "../../src/view/errors/remedies.ts";
import { EcmProxy } from "../doubles/ecmProxy.ts";
import { Computer, openSampleWindow } from "../doubles/computer.ts";
import { instanceOf } from "../doubles/instanceOf.ts";
import { Person } from "../doubles/person.ts";
import { pressButton } from "../doubles/pressButton.ts";
import { someAccount } from "../doubles/someAccount.ts";

const account: Account = { ...someAccount, site: "international" };
const scene: RemedyContext = { account, site: account.site, task: "t1" as TaskKey };

const shown = (value: unknown): string => JSON.stringify(value).replaceAll('"', "");

function drawn({ label, does }: Button): string {
  if ("open" in does) return `[${label}] opens ${does.open}`;
  if ("explain" in does) return `[${label}] explains: ${does.explain.text}`;
  return `[${label}] ${[does.command, ...does.arguments.map((each) => (each === account ? "Lab" : shown(each)))].join(" ")}`;
}

const offers = (code: string, expected: string, where: RemedyContext = scene, action = "CreateImage"): void => {
  const [first] = remedyButtons(ecmError({ action, code, message: "" }).failure, where);
  assert.equal(first && drawn(first), expected, code);
};

test("each documented error of CreateImage has a button that helps", () => {
  const documentation = "[Open Documentation] opens https://www.tencentcloud.com/document/api/1119/45727";
  offers("FailedOperation.InstanceNotAllStopped", "[Stop and Try Again] ecm.retryTask t1 {power:stopAndStart}");
  offers("FailedOperation.InternalOperationFailure", "[Retry…] ecm.retryTask t1 {}");
  offers("InvalidParameter", "[Choose Another Name] ecm.retryTask t1 {renames:true}");
  offers("InvalidParameter.InvalidDataFormat", "[Choose Another Name] ecm.retryTask t1 {renames:true}");
  offers("InvalidParameterValue.ImageNameDuplicate", "[Choose Another Name] ecm.retryTask t1 {renames:true}");
  offers("InvalidParameterValue.InvalidInstanceID", "[Refresh] ecm.refreshAccount Lab");
  offers("MissingParameter", documentation);
  offers("MissingParameter.MissingImageParameter", "[Choose Another Name] ecm.retryTask t1 {renames:true}");
  offers("ResourceInsufficient.InvaildPrivateImageNum", "[Clean Up Images…] ecm.cleanUpImages Lab");
  offers(
    "UnauthorizedOperation.ForbiddenOperation",
    "[Copy Policy for ecm:CreateImage] ecm.copyPolicy {action:CreateImage}",
  );
  offers("UnsupportedOperation", documentation);
  offers("UnsupportedOperation.InstanceIdNotFound", "[Refresh] ecm.refreshAccount Lab");
  offers("UnsupportedOperation.InstanceIdNotSupported", "[Choose Another Instance] ecm.createImage");
  offers("UnsupportedOperation.InvalidInstanceState", "[Wait Until It Settles] ecm.retryTask t1 {waits:true}");
});

test("errors of any call have a button that helps", () => {
  offers("AuthFailure.SecretIdNotFound", "[Renew Account…] ecm.renewAccount Lab");
  offers("AuthFailure.SignatureExpire", "[Fix Clock] explains: Set the clock of this computer.");
  offers("AuthFailure.UnauthorizedOperation", "[Copy Policy for ecm:CreateImage] ecm.copyPolicy {action:CreateImage}");
  offers("RequestLimitExceeded", "[Retry…] ecm.retryTask t1 {}");
  offers("ClientError.SignedOut", "[Add Account…] ecm.addAccount");
  offers("ClientError.BadEndpoint", "[Open Settings] workbench.action.openSettings ecm.endpoint");
});

test("the documentation button opens the page of the action, on the account's site", () => {
  const china: RemedyContext = { ...scene, site: "china" };
  const intl = "https://www.tencentcloud.com/document/api/1119";
  offers("UnsupportedOperation", `[Open Documentation] opens ${intl}/45706`, scene, "StopInstances");
  offers("UnsupportedOperation", "[Open Documentation] opens https://cloud.tencent.com/document/api/1108", china);
  offers(
    "UnsupportedOperation",
    "[Open Documentation] opens https://cloud.tencent.com/document/api/1108/46516",
    china,
    "DescribeTaskStatus",
  );
});

test("an error offers its RequestId if it has one, and always the log", () => {
  const { failure } = ecmError({ action: "CreateImage", code: "InvalidParameter", message: "", requestId: "r-1" });
  assert.deepEqual(
    remedyButtons(failure, scene).map(({ label }) => label),
    ["Choose Another Name", "Copy RequestId", "Show Log"],
  );
});

/** Requests an image that the cloud refuses with that code, once by default. */
async function refused(context: TestContext, code: string, instance = "直播转码-03", times = 1) {
  const computer = new Computer(context);
  const person = new Person("golden", "why", "Create Image");
  const ecm = new EcmProxy();
  ecm.failNext("createImage", code, times);
  computer.wrapEcm = ecm.wrap;
  const window = await openSampleWindow(computer, person);
  await createImage(window, instanceOf(window, instance));
  await computer.wait(10_000);
  person.saw.length = 0;
  return { computer, person, window };
}

test("Stop and Retry opens the wizard with the graceful plan first", async (context) => {
  const { computer, person, window } = await refused(context, "FailedOperation.InstanceNotAllStopped");
  await computer.changeInstance("直播转码-03", { state: "RUNNING" });
  person.then("Enter", "Enter", "Shut down, make the image, start again", "Create Image", "Shut Down and Create Image");
  await pressButton(window, "Stop and Try Again");
  assert.match(
    person.saw.join("\n"),
    /\n {2}golden\n[^]*\n {2}why\n[^]*\n {2}\* Shut down, make the image, start again/,
  );
  await computer.wait(120_000);
  assert.match(person.saw.at(-1) ?? "", /^information: Image golden of 直播转码-03 .* is ready/);
});

test("Choose Another Name opens the wizard with a name that is free, and keeps the description", async (context) => {
  const { person, window } = await refused(context, "InvalidParameterValue.ImageNameDuplicate");
  person.then("Enter", "Enter", "Escape");
  await pressButton(window, "Choose Another Name");
  assert.match(person.saw.join("\n"), /\n {2}直播转码-03-261124\n[^]*\n {2}why\n/);
});

test("Wait Until It Settles waits for the instance, and then opens the wizard", async (context) => {
  const { computer, person, window } = await refused(context, "UnsupportedOperation.InvalidInstanceState");
  const settle = (latestOperationState: string) => computer.changeInstance("直播转码-03", { latestOperationState });
  await settle("OPERATING");
  person.then("Enter", "Enter", "Escape");
  const done = pressButton(window, "Wait Until It Settles");
  await computer.wait(60_000);
  assert.deepEqual(person.saw, ["… Waiting until 直播转码-03 (Sample Account) settles"]);
  await settle("SUCCESS");
  await computer.wait(30_000);
  await done;
  assert.match(person.saw.join("\n"), /\n {2}golden\n[^]*\n {2}why\n/);
});

test("Copy Policy and Copy RequestId put their text on the clipboard", async (context) => {
  const { person, window } = await refused(context, "UnauthorizedOperation.ForbiddenOperation");
  await pressButton(window, "Copy RequestId");
  assert.equal(person.clipboard, "request-1");
  await pressButton(window, "Copy Policy for ecm:CreateImage");
  assert.match(person.clipboard, /ecm:CreateImage/);
});

test("Fix Clock explains what to do", async (context) => {
  const { person, window } = await refused(context, "AuthFailure.SignatureExpire", undefined, 2);
  await pressButton(window, "Fix Clock");
  assert.match(JSON.stringify(person.pressed), /more than five minutes off/);
});

test("keys that were refused before they belong to an account lead back to Add Account…", () => {
  const { failure } = ecmError({ action: "DescribeInstances", code: "AuthFailure.SecretIdNotFound", message: "" });
  assert.equal(remedyButtons(failure, {}).map(drawn)[0], "[Add Account…] ecm.addAccount");
});
