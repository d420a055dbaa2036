import type { Clock } from "../base/clock.ts";
import { isInstanceGone, isTaskNotFound } from "../ecm/errors.ts";
import { askByHalves, groupsOf } from "../ecm/halving.ts";
import { listAll, pageSize } from "../ecm/listing.ts";
import type {
  Ecm,
  Image,
  ImageRequest,
  Instance,
  InstanceId,
  InstanceQuery,
  Receipt,
  TaskId,
  TaskReport,
} from "../ecm/model.ts";
import { parseCreated, parseImages, parseInstances, parseReceipt, parseReports } from "../ecm/wire.ts";
import { SampleCalls } from "./sampleCalls.ts";
import type { SampleStore } from "./sampleStore.ts";

/** The sample account: a cloud without a network, read by the same rules as the real one. */
export class SampleEcm implements Ecm {
  readonly #calls: SampleCalls;

  constructor(store: SampleStore, clock: Pick<Clock, "now">) {
    this.#calls = new SampleCalls(store, clock);
  }

  async countInstances(signal: AbortSignal): Promise<number> {
    return parseInstances(await this.#calls.send("DescribeInstances", { Limit: 1 }, signal)).total;
  }

  async instances({ ids, onPage }: InstanceQuery, signal: AbortSignal): Promise<readonly Instance[]> {
    const found = ids ? await this.#someInstances(ids, signal) : await this.#allInstances(onPage, signal);
    if (ids) onPage?.(found);
    return found;
  }

  async images({ name }: { readonly name?: string }, signal: AbortSignal): Promise<readonly Image[]> {
    const named = name === undefined ? [] : [{ Name: "image-name", Values: [name] }];
    const Filters = [{ Name: "image-type", Values: ["PRIVATE_IMAGE"] }, ...named];
    const page = async (Offset: number) =>
      parseImages(await this.#calls.send("DescribeImage", { Filters, Offset, Limit: pageSize }, signal));
    return await listAll({ page, idOf }, signal);
  }

  async createImage(request: ImageRequest, signal: AbortSignal): Promise<Receipt & { readonly task: TaskId }> {
    const params = {
      InstanceId: request.instance,
      ImageName: request.name,
      ImageDescription: request.description,
      ForcePoweroff: request.forcePowerOff ? "TRUE" : "FALSE",
    };
    return parseCreated(await this.#calls.send("CreateImage", params, signal));
  }

  async reports(tasks: readonly TaskId[], signal: AbortSignal): Promise<ReadonlyMap<TaskId, TaskReport>> {
    const found = await askByHalves(tasks, isTaskNotFound, async (some) => {
      const TaskSet = some.map((TaskId) => ({ Operation: "CreateImage", TaskId }));
      return parseReports(await this.#calls.send("DescribeTaskStatus", { TaskSet }, signal));
    });
    return new Map(found.flatMap((reports) => [...reports]));
  }

  async stopInstance(instance: InstanceId, how: "soft" | "hard", signal: AbortSignal): Promise<Receipt> {
    const params = { InstanceIdSet: [instance], StopType: how === "soft" ? "SOFT" : "HARD" };
    return parseReceipt(await this.#calls.send("StopInstances", params, signal));
  }

  async startInstance(instance: InstanceId, signal: AbortSignal): Promise<Receipt> {
    return parseReceipt(await this.#calls.send("StartInstances", { InstanceIdSet: [instance] }, signal));
  }

  async #allInstances(onPage: InstanceQuery["onPage"], signal: AbortSignal): Promise<readonly Instance[]> {
    const page = async (Offset: number) =>
      parseInstances(await this.#calls.send("DescribeInstances", { Offset, Limit: pageSize }, signal));
    return await listAll({ page, idOf, onPage }, signal);
  }

  async #someInstances(ids: readonly InstanceId[], signal: AbortSignal): Promise<readonly Instance[]> {
    const ask = async (Values: readonly InstanceId[]) => {
      const Filters = [{ Name: "instance-id", Values }];
      return parseInstances(await this.#calls.send("DescribeInstances", { Filters }, signal)).rows;
    };
    const groups = groupsOf(5, [...new Set(ids)]);
    return (await Promise.all(groups.map((group) => askByHalves(group, isInstanceGone, ask)))).flat(2);
  }
}

const idOf = ({ id }: { readonly id: string }): string => id;
