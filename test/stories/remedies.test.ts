import assert from "node:assert/strict";
import { test } from "node:test";
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

const account = { id: "a1", label: "Lab", site: "international" } as Account;
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

test("each documented error of CreateImage has a button that does what helps", () => {
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

test("errors of any call have one too", () => {
  offers("AuthFailure.SecretIdNotFound", "[Renew Account…] ecm.renewAccount Lab");
  offers("AuthFailure.SignatureExpire", "[Fix Clock] explains: Set the clock of this computer.");
  offers("AuthFailure.UnauthorizedOperation", "[Copy Policy for ecm:CreateImage] ecm.copyPolicy {action:CreateImage}");
  offers("RequestLimitExceeded", "[Retry…] ecm.retryTask t1 {}");
  offers("ClientError.SignedOut", "[Add Account…] ecm.addAccount");
  offers("ClientError.BadEndpoint", "[Open Settings] workbench.action.openSettings ecm.endpoint");
});

test("the documentation is that of the action and of the account's site", () => {
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

test("the RequestId can be copied whenever there is one, and the log always be shown", () => {
  const { failure } = ecmError({ action: "CreateImage", code: "InvalidParameter", message: "", requestId: "r-1" });
  assert.deepEqual(
    remedyButtons(failure, scene).map(({ label }) => label),
    ["Choose Another Name", "Copy RequestId", "Show Log"],
  );
});

/** An image that the cloud refuses once, with that code. */
async function refused(code: string, instance = "直播转码-03", times = 1) {
  const computer = new Computer();
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

test("Stop and Retry opens the wizard with the graceful plan first", async () => {
  const { computer, person, window } = await refused("FailedOperation.InstanceNotAllStopped");
  await computer.change((state) => ({
    ...state,
    instances: state.instances.map((each) => (each.name === "直播转码-03" ? { ...each, state: "RUNNING" } : each)),
  }));
  person.then("Enter", "Enter", "Shut down, make the image, start again", "Create Image");
  await pressButton(window, "Stop and Try Again");
  assert.match(
    person.saw.join("\n"),
    /\n {2}golden\n[^]*\n {2}why\n[^]*\n {2}\* Shut down, make the image, start again/,
  );
  await computer.wait(120_000);
  assert.match(person.saw.at(-1) ?? "", /^information: Image golden of 直播转码-03 .* is ready/);
  window.close();
});

test("Choose Another Name opens the wizard with a name that is free, and keeps the description", async () => {
  const { person, window } = await refused("InvalidParameterValue.ImageNameDuplicate");
  person.then("Enter", "Enter", "Escape");
  await pressButton(window, "Choose Another Name");
  assert.match(person.saw.join("\n"), /\n {2}直播转码-03-261124\n[^]*\n {2}why\n/);
  window.close();
});

test("Wait Until It Settles waits for the instance, and then opens the wizard", async () => {
  const { computer, person, window } = await refused("UnsupportedOperation.InvalidInstanceState");
  const settle = (latestOperationState: string) =>
    computer.change((state) => ({
      ...state,
      instances: state.instances.map((each) =>
        each.name === "直播转码-03" ? { ...each, latestOperationState } : each,
      ),
    }));
  await settle("OPERATING");
  person.then("Enter", "Enter", "Escape");
  const done = pressButton(window, "Wait Until It Settles");
  await computer.wait(60_000);
  assert.deepEqual(person.saw, ["… Waiting until 直播转码-03 (Sample Account) settles"]);
  await settle("SUCCESS");
  await computer.wait(30_000);
  await done;
  assert.match(person.saw.join("\n"), /\n {2}golden\n[^]*\n {2}why\n/);
  window.close();
});

test("Copy Policy and Copy RequestId put their text on the clipboard", async () => {
  const { person, window } = await refused("UnauthorizedOperation.ForbiddenOperation");
  await pressButton(window, "Copy RequestId");
  assert.equal(person.clipboard, "request-1");
  await pressButton(window, "Copy Policy for ecm:CreateImage");
  assert.match(person.clipboard, /ecm:CreateImage/);
  window.close();
});

test("Fix Clock explains what to do", async () => {
  const { person, window } = await refused("AuthFailure.SignatureExpire", undefined, 2);
  await pressButton(window, "Fix Clock");
  assert.match(JSON.stringify(person.pressed), /more than five minutes off/);
  window.close();
});

test("keys that were refused before they belong to an account lead back to Add Account…", () => {
  const { failure } = ecmError({ action: "DescribeInstances", code: "AuthFailure.SecretIdNotFound", message: "" });
  assert.equal(remedyButtons(failure, {}).map(drawn)[0], "[Add Account…] ecm.addAccount");
});
