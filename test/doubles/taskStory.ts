import assert from "node:assert/strict";
import type { ImageName } from "../../src/ecm/imageName.ts";
import type { Plan, PowerMode, TaskKey } from "../../src/tasks/plan.ts";
import { pluralize } from "../../src/view/text/phrases.ts";
import { eventText } from "../../src/view/tasks/taskDocument.ts";
import { taskStateLabel } from "../../src/view/tasks/taskText.ts";
import { Computer, openSampleWindow, openWindow, type Window } from "./computer.ts";
import { Person } from "./person.ts";
import { type EcmMethod, EcmProxy } from "./ecmProxy.ts";
import type { TestScope } from "./testScope.ts";

/** One request for an image, from its start to its end, on a computer of its own. */
export class TaskStory {
  readonly computer: Computer;
  readonly ecm = new EcmProxy();
  readonly person = new Person();
  #key: TaskKey | undefined;

  constructor(scope: TestScope) {
    this.computer = new Computer(scope);
  }

  /** Opens a window with the sample account; `between` wraps its cloud. */
  async begin(between: Computer["wrapEcm"] = this.ecm.wrap): Promise<Window> {
    this.computer.wrapEcm = between;
    return openSampleWindow(this.computer, this.person);
  }

  /** Opens another window on the same computer, for the same or another user. */
  async open(person = this.person): Promise<Window> {
    return openWindow(this.computer, person);
  }

  async ask(window: Window, instance: string, power: PowerMode, name = "golden"): Promise<void> {
    this.#key = await window.engine.request(planOf(window, instance, power, name));
  }

  /** The task's timeline, an event a line, without IDs. */
  timeline(window: Window): string {
    const lines = window.taskStore
      .history(this.key)
      .map(eventText)
      .filter((line) => line !== "");
    return lines.join("\n").replaceAll(/\b(img|ein)-\w+|[0-9a-f]{8}-[0-9a-f-]{27}|\btask \d+/g, "…");
  }

  /** Moves the clock on until the task's row shows that state. */
  async until(window: Window, state: string): Promise<void> {
    while (this.state(window) !== state) await this.computer.wait(500);
  }

  /** The state as the task's row shows it. */
  state(window: Window): string {
    const task = window.taskStore.find(this.key);
    assert.ok(task);
    return taskStateLabel(task);
  }

  get key(): TaskKey {
    assert.ok(this.#key);
    return this.#key;
  }

  /** The instance's state in the cloud, and how many images of that name exist. */
  async cloud(instance: string, name = "golden"): Promise<string> {
    await this.computer.change((state) => state);
    const state = await this.computer.cloud.load();
    const power = state?.instances.find((each) => each.name === instance)?.state;
    const count = state?.images.filter((image) => image.name === name).length ?? 0;
    return `${power}, ${pluralize(count, "1 image", `${count} images`)}`;
  }

  /** How often a call was made. */
  count(method: EcmMethod): number {
    return this.ecm.calls.filter((each) => each === method).length;
  }
}

function planOf(window: Window, instanceName: string, power: PowerMode, name: string): Plan {
  const [account] = window.accounts.all;
  assert.ok(account);
  const found = window.inventory.of(account.id).items.find((each) => each.name === instanceName);
  assert.ok(found, instanceName);
  return {
    account: { id: account.id, label: account.label, site: account.site },
    instance: { id: found.id, name: instanceName, systemDiskGb: 50 },
    image: { name: name as ImageName, description: "" },
    power,
  };
}
