import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { createImage } from "../../src/commands/images/createImage.ts";
import { ImageWizard } from "../../src/commands/images/imageWizard.ts";
import { everyInstance } from "../../src/commands/shared/pick.ts";
import type { ImageName } from "../../src/ecm/imageName.ts";
import { taskRows } from "../../src/view/tasks/taskRows.ts";
import { toPlan } from "../../src/view/createImage/imageDraft.ts";
import { Computer, openSampleWindow, type Window } from "../doubles/computer.ts";
import { draw } from "../doubles/draw.ts";
import { instanceOf } from "../doubles/instanceOf.ts";
import { EcmProxy, spyOn } from "../doubles/ecmProxy.ts";
import { Person } from "../doubles/person.ts";

const tasksOf = ({ taskStore, clock }: Window) => draw(taskRows(taskStore.tasks, clock.now()));

async function open(context: TestContext, ...answers: readonly string[]) {
  const computer = new Computer(context);
  const person = new Person(...answers);
  const window = await openSampleWindow(computer, person);
  return { computer, person, window };
}

const typed = ({ saw }: Person) =>
  saw.filter((line) => /^ {2}\S/.test(line) && !/^ {2}[*-] |^ {2}(Checks|What)/.test(line));

test("the proposed name follows the template and is free", async (context) => {
  const { computer, person, window } = await open(context, "Enter", "", "Create Image", "Enter", "Escape");
  const at = instanceOf(window, "网关-深圳-备");
  await createImage(window, at);
  await computer.wait(60_000);
  await createImage(window, at);
  assert.deepEqual(typed(person), ["  网关-深圳-备-261124", "  网关-深圳-备-261124-2"]);
});

test("where there is no instance the wizard says so, instead of asking which", async (context) => {
  const computer = new Computer(context);
  await computer.change((state) => ({ ...state, instances: [] }));
  const window = await openSampleWindow(computer, new Person());
  await assert.rejects(createImage(window), /There is no instance for that now\./);
});

test("a name may contain variables, and the result is shown below it", async (context) => {
  const { person, window } = await open(context, "nightly-${HHmm}-${n}", "Escape");
  await createImage(window, instanceOf(window, "直播转码-03"));
  assert.match(typed(person).join("\n"), /^ {2}nightly-\$\{HHmm\}-\$\{n\} \(The name will be: nightly-\d{4}-1\.\)$/);
});

test("a variable that does not exist is not accepted", async (context) => {
  const { person, window } = await open(context, "x-${nope}", "Escape");
  await createImage(window, instanceOf(window, "直播转码-03"));
  assert.deepEqual(typed(person), ["  x-${nope} (There is no variable ${nope}.)"]);
});

test("a wizard that was left keeps its answers for ten minutes", async (context) => {
  const { computer, person, window } = await open(context, "kept", "for later", "Escape");
  const at = instanceOf(window, "直播转码-03");
  await createImage(window, at);
  await computer.wait(9 * 60_000);
  person.then("Enter", "Enter", "Escape");
  await createImage(window, at);
  assert.deepEqual(typed(person), ["  kept", "  for later", "  kept", "  for later"]);
});

test("a wizard starts over after ten minutes", async (context) => {
  const { computer, person, window } = await open(context, "kept", "Escape");
  const at = instanceOf(window, "直播转码-03");
  await createImage(window, at);
  await computer.wait(10 * 60_000 + 1);
  person.then("Enter", "Escape");
  await createImage(window, at);
  assert.deepEqual(typed(person), ["  kept", "  直播转码-03-261124"]);
});

test("answers for one instance are not offered for another", async (context) => {
  const { person, window } = await open(context, "kept", "Escape", "Enter", "Escape");
  await createImage(window, instanceOf(window, "直播转码-03"));
  await createImage(window, instanceOf(window, "网关-深圳-备"));
  assert.deepEqual(typed(person), ["  kept", "  网关-深圳-备-261124"]);
});

test("a name that was taken meanwhile is corrected from the last page", async (context) => {
  const { computer, person, window } = await open(context, "golden", "");
  const at = instanceOf(window, "直播转码-03");
  person.onPage = (heading) => {
    if (!heading.includes("(2/3)")) return undefined;
    const other = instanceOf(window, "网关-深圳-备");
    const image = { name: "golden" as ImageName, description: "" };
    return window.engine.request({ ...toPlan({ at: other, ...image, power: "asItIs" }) });
  };
  person.then("An image named golden is being made already.", "golden-2", "Create Image");
  await createImage(window, at);
  await computer.wait(60_000);
  assert.match(tasksOf(window), /^golden-2 \(image is ready · 直播转码-03 · Sample Account/m);
});

test("a second image of an instance that is being imaged is stopped on the last page", async (context) => {
  const { computer, person, window } = await open(context, "first", "", "Create Image");
  const at = instanceOf(window, "直播转码-03");
  await createImage(window, at);
  await computer.wait(3000);
  person.then("second", "", "Image first is being made of this instance.");
  await createImage(window, at);
  assert.match(person.saw.join("\n"), / {2}- Create Image\n {2}Checks/);
  assert.deepEqual(person.pressed, [{ command: "ecm.showTask", arguments: [window.taskStore.tasks[0]?.key] }]);
});

test("an instance that is busy is waited for, and then the wizard opens with its answers", async (context) => {
  const { computer, person, window } = await open(context, "Enter", "Enter", "Escape");
  const at = instanceOf(window, "gateway-canary");
  const earlier = { name: "patient", description: "as before", waits: true };
  const done = createImage(window, at, [], earlier);
  await computer.wait(3000);
  assert.deepEqual(person.saw, ["… Waiting until gateway-canary (Sample Account) settles"]);
  await computer.changeInstance("gateway-canary", { state: "STOPPED", latestOperationState: "SUCCESS" });
  await computer.wait(10_000);
  await done;
  assert.deepEqual(typed(person), ["  patient", "  as before"]);
  assert.equal(tasksOf(window), "");
});

test("the plan is copied as a command and as JSON, and nothing is sent", async (context) => {
  const { person, window } = await open(context, "it's golden", "", "[Copy as tccli]", "Escape");
  const at = instanceOf(window, "直播转码-03");
  await createImage(window, at);
  assert.equal(
    person.clipboard,
    `tccli ecm CreateImage --cli-unfold-argument --InstanceId=${at.instance.id} "--ImageName=it's golden" --ForcePoweroff=FALSE`,
  );
  person.then("Enter", "", "[Copy as JSON for tccli]", "Escape");
  await createImage(window, at);
  assert.deepEqual(JSON.parse(person.clipboard), {
    InstanceId: at.instance.id,
    ImageName: "it's golden",
    ForcePoweroff: "FALSE",
  });
  assert.equal(tasksOf(window), "");
});

test("the shell of the operating system comes first, and the other is one choice away", async (context) => {
  const { computer, person, window } = await open(
    context,
    "it's golden",
    "",
    "[Copy as tccli for PowerShell]",
    "Escape",
  );
  const at = instanceOf(window, "直播转码-03");
  const { id } = at.instance;
  const inPowershell = `tccli ecm CreateImage --cli-unfold-argument '--InstanceId=${id}' "--ImageName=it's golden" '--ForcePoweroff=FALSE'`;
  await createImage(window, at);
  assert.equal(person.clipboard, inPowershell);
  computer.shell = "powershell";
  const onWindows = await openSampleWindow(computer, person);
  person.then("it's golden", "", "[Copy as tccli]", "Escape");
  await createImage(onWindows, at);
  assert.equal(person.clipboard, inPowershell);
  person.then("it's golden", "", "[Copy as tccli for bash, zsh, or sh]", "Escape");
  await createImage(onWindows, at);
  assert.match(person.clipboard, /^tccli ecm CreateImage .*=FALSE$/);
});

test("every page opens although the cloud does not answer", async (context) => {
  const { computer, person, window } = await open(context);
  const at = instanceOf(window, "直播转码-03");
  const ecm = new EcmProxy();
  ecm.silence("deniedActions", "config", "modules", "instances");
  computer.wrapEcm = ecm.wrap;
  await window.accounts.reconnect();
  person.then("golden", "", "Escape");
  const seen: string[] = [];
  person.onPage = (heading) => void seen.push(heading);
  void createImage(window, at);
  await computer.wait(0);
  assert.equal(seen.length, 3);
  assert.match(seen[2] ?? "", /\(3\/3\)/);
});

test("two accounts may have instances of the same ID, and each cloud is asked about its own", async (context) => {
  const computer = new Computer(context);
  const asked: string[] = [];
  let added = "Sample Account";
  computer.wrapEcm = (ecm) => {
    const name = added;
    return spyOn(ecm, (call) => call === "deniedActions" && asked.push(name));
  };
  const person = new Person();
  const window = await openSampleWindow(computer, person);
  added = "Other";
  const credential = { secretId: "other", secretKey: "", token: undefined };
  await window.accounts.add({ label: "Other", site: "china", kind: "keys", credential });
  const [lab, other] = await everyInstance(window).then((all) =>
    all.filter(({ instance }) => instance.name === "直播转码-03"),
  );
  assert.ok(lab && other && lab.instance.id === other.instance.id);
  const wizard = new ImageWizard(window, context.signal);
  for (const at of [lab, other]) {
    person.then("Escape");
    await person.ask((ask) => wizard.pages(ask, at, {}));
  }
  assert.deepEqual(asked, ["Sample Account", "Other"]);
});
