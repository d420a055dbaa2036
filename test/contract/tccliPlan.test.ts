import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test, type TestContext } from "node:test";
import type { ImageName } from "../../src/ecm/imageName.ts";
import type { InstanceId } from "../../src/ecm/model.ts";
import type { Plan, PowerMode } from "../../src/tasks/plan.ts";
import { tccliCommand } from "../../src/view/tccli/tccliCommands.ts";
import { plan } from "../doubles/taskHistory.ts";
import { startSimulator } from "../simulator/startSimulator.ts";
import { posixShells } from "../doubles/posixShells.ts";
import { tccliFolder } from "./tccliDouble.ts";

/** A simulator that stands still but for a copied plan, and a running instance in it. */
async function open(context: TestContext, power: PowerMode, name = "golden") {
  const simulator = await startSimulator({ speed: 0 });
  context.after(() => simulator.stop());
  const { world } = simulator;
  const machine = world.state.instances.find(({ state, quirks }) => state === "RUNNING" && quirks === undefined);
  assert.ok(machine);
  const { folder, calls } = await tccliFolder(context, simulator, () => simulator.simulator.clock.advance(5_000));
  const image = { name: name as ImageName, description: '-d "q" $HOME `x` \\ it\'s\t直播 !! #' };
  const copied: Plan = { ...plan, instance: { ...plan.instance, id: machine.id as InstanceId }, image, power };
  const text = tccliCommand(copied, { shell: "posix", options: ["--endpoint=ecm.tencentcloudapi.com"] });
  const env = { ...process.env, PATH: `${folder}:${process.env["PATH"]}` };
  return {
    simulator,
    calls,
    paste: (shell: string) =>
      new Promise<number>((resolve) => {
        execFile(shell, ["-c", text], { env }, (error) => resolve(error ? Number(error.code) : 0));
      }),
    machine: () => world.state.instances.find(({ id }) => id === machine.id)?.state,
    image: () => world.state.images.find((each) => each.name === name),
    quirk: () =>
      world.change((state) => ({
        ...state,
        instances: state.instances.map((each) =>
          each.id === machine.id ? { ...each, quirks: { nextImageFails: true } } : each,
        ),
      })),
    description: image.description,
  };
}

for (const shell of posixShells) {
  test(`a plan that is pasted into ${shell} ends with the image there and the machine running`, async (context) => {
    const { paste, machine, image, description } = await open(context, "stopAndStart", "=ls it's 直播");
    assert.equal(await paste(shell), 0);
    assert.equal(machine(), "RUNNING");
    assert.equal(image()?.state, "NORMAL");
    assert.equal(image()?.description, description);
  });

  test(`a pasted plan starts the machine again in ${shell} although the image failed, and says so`, async (context) => {
    const { paste, machine, image, quirk } = await open(context, "stopAndStart");
    quirk();
    assert.notEqual(await paste(shell), 0);
    assert.equal(machine(), "RUNNING");
    assert.notEqual(image()?.state, "NORMAL");
  });
}

test("a refused CreateImage starts the machine again", async (context) => {
  const { simulator, paste, machine, calls } = await open(context, "stopAndStart");
  simulator.faults.add("CreateImage", { kind: "error", code: "ResourceInsufficient.InvaildPrivateImageNum" }, "all");
  assert.notEqual(await paste("sh"), 0);
  assert.equal(machine(), "RUNNING");
  assert.ok(!calls.includes("DescribeTaskStatus"));
});

test("a refused StartInstances is sent again until it is accepted", async (context) => {
  const { simulator, paste, machine } = await open(context, "stopAndStart");
  simulator.faults.add("StartInstances", { kind: "error", code: "InternalError" }, 2);
  assert.equal(await paste("sh"), 0);
  assert.equal(machine(), "RUNNING");
});

test("a shutdown whose answer was lost is followed like any other", async (context) => {
  const { simulator, paste, machine, image } = await open(context, "stopAndStart");
  simulator.faults.add("StopInstances", { kind: "dropAfter" });
  assert.equal(await paste("sh"), 0);
  assert.equal(machine(), "RUNNING");
  assert.equal(image()?.state, "NORMAL");
});

test("only a look follows a refused StopInstances", async (context) => {
  const { simulator, paste, calls } = await open(context, "stopAndStart");
  simulator.faults.add("StopInstances", { kind: "error", code: "UnauthorizedOperation.ForbiddenOperation" }, "all");
  assert.notEqual(await paste("sh"), 0);
  assert.deepEqual(calls, ["StopInstances", "DescribeInstances"]);
});

test("a plan that leaves the machine off waits for it, and ends with CreateImage", async (context) => {
  const { paste, machine, calls } = await open(context, "stopAndLeave");
  assert.equal(await paste("sh"), 0);
  assert.equal(machine(), "STOPPED");
  assert.deepEqual(calls, ["StopInstances", "DescribeInstances", "CreateImage"]);
});
