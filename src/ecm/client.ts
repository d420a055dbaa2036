import { isInstanceGone, isTaskNotFound } from "./errors/classify.ts";
import type {
  Config,
  DeniedAction,
  Ecm,
  Image,
  ImageEdit,
  ImageId,
  ImageQuery,
  ImageRequest,
  Instance,
  InstanceId,
  InstanceQuery,
  Module,
  Receipt,
  TaskId,
  TaskReport,
} from "./model.ts";
import { bisect, groupsOf, listAll, allOrAbort } from "./paging.ts";
import type { Call, Calls } from "./transport/calls.ts";
import type { SdkReply } from "./transport/reply.ts";
import {
  type WirePage,
  parseConfig,
  parseCreated,
  parseDeniedActions,
  parseImages,
  parseInstances,
  parseModules,
  parseReceipt,
  parseReports,
} from "./wire/wire.ts";
import { createImageParams } from "./createImageParams.ts";
import { filterValues, pageSize } from "./limits.ts";

interface Filter {
  readonly Name: string;
  readonly Values: readonly string[];
}

type Parameters = Readonly<Record<string, unknown>>;
type Once = Call["once"];

/** One account's cloud: what each function sends, and how its reply is read. */
export class Client implements Ecm {
  readonly #calls: Calls;

  constructor(calls: Calls) {
    this.#calls = calls;
  }

  async countInstances(signal: AbortSignal): Promise<number> {
    return parseInstances(await this.#read("DescribeInstances", { Limit: 1 }, signal)).total;
  }

  async instances({ ids, onPage, once }: InstanceQuery, signal: AbortSignal): Promise<readonly Instance[]> {
    if (ids) return await this.#someInstances(ids, { onPage, once }, signal);
    const page = (offset: number, either: AbortSignal) => this.#instancePage([], offset, once, either);
    return await listAll({ page, idOf, onPage }, signal);
  }

  async images({ name, once }: ImageQuery, signal: AbortSignal): Promise<readonly Image[]> {
    const named = name === undefined ? [] : [{ Name: "image-name", Values: [name] }];
    const filters = [{ Name: "image-type", Values: ["PRIVATE_IMAGE"] }, ...named];
    const page = async (offset: number, either: AbortSignal) =>
      parseImages(await this.#look("DescribeImage", pageOf(filters, offset), once, either));
    return await listAll({ page, idOf }, signal);
  }

  async createImage(request: ImageRequest, signal: AbortSignal): Promise<Receipt & { readonly task: TaskId }> {
    return parseCreated(await this.#change("CreateImage", createImageParams(request), signal));
  }

  async reports(tasks: readonly TaskId[], signal: AbortSignal): Promise<ReadonlyMap<TaskId, TaskReport>> {
    const groups = groupsOf(pageSize, [...new Set(tasks)]);
    const ask = (some: readonly TaskId[]) => this.#reportsOf(some, signal);
    const found = await Promise.all(groups.map((group) => bisect(group, isTaskNotFound, ask)));
    return new Map(found.flat().flatMap((reports) => [...reports]));
  }

  async stopInstance(instance: InstanceId, how: "soft" | "hard", signal: AbortSignal): Promise<Receipt> {
    const parameters = { InstanceIdSet: [instance], StopType: how === "soft" ? "SOFT" : "HARD" };
    return parseReceipt(await this.#change("StopInstances", parameters, signal));
  }

  async startInstance(instance: InstanceId, signal: AbortSignal): Promise<Receipt> {
    return parseReceipt(await this.#change("StartInstances", { InstanceIdSet: [instance] }, signal));
  }

  async rebootInstance(instance: InstanceId, how: "soft" | "hard", signal: AbortSignal): Promise<Receipt> {
    const parameters = { InstanceIdSet: [instance], StopType: how === "soft" ? "SOFT" : "HARD" };
    return parseReceipt(await this.#change("RebootInstances", parameters, signal));
  }

  async editImage(image: ImageId, { name, description }: ImageEdit, signal: AbortSignal): Promise<Receipt> {
    const renamed = name === undefined ? {} : { ImageName: name };
    const described = description === undefined ? {} : { ImageDescription: description };
    return parseReceipt(
      await this.#change("ModifyImageAttribute", { ImageId: image, ...renamed, ...described }, signal),
    );
  }

  async deleteImages(images: readonly ImageId[], signal: AbortSignal): Promise<Receipt> {
    return parseReceipt(await this.#change("DeleteImage", { ImageIDSet: images }, signal));
  }

  async modules(signal: AbortSignal): Promise<readonly Module[]> {
    const page = async (offset: number, either: AbortSignal) =>
      parseModules(await this.#read("DescribeModule", pageOf([], offset), either));
    return await listAll({ page, idOf }, signal);
  }

  async deniedActions(
    instances: readonly InstanceId[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<InstanceId, readonly DeniedAction[]>> {
    const parameters = { InstanceIdSet: instances };
    return parseDeniedActions(await this.#read("DescribeInstancesDeniedActions", parameters, signal));
  }

  async config(signal: AbortSignal): Promise<Config> {
    return parseConfig(await this.#read("DescribeConfig", {}, signal));
  }

  async #someInstances(
    ids: readonly InstanceId[],
    { onPage, once }: Pick<InstanceQuery, "onPage" | "once">,
    signal: AbortSignal,
  ): Promise<readonly Instance[]> {
    const groups = groupsOf(filterValues, [...new Set(ids)]);
    const found: Instance[][] = groups.map(() => []);
    const fetchGroup = async (group: readonly InstanceId[], either: AbortSignal, index: number): Promise<void> => {
      found[index] = await this.#groupOfInstances(group, once, either);
      onPage?.(found.flat());
    };
    await allOrAbort(groups, signal, fetchGroup);
    return found.flat();
  }

  async #groupOfInstances(group: readonly InstanceId[], once: Once, signal: AbortSignal): Promise<Instance[]> {
    const pages = await bisect(group, isInstanceGone, (some) =>
      this.#instancePage([{ Name: "instance-id", Values: some }], 0, once, signal),
    );
    return pages.flatMap(({ rows }) => rows);
  }

  async #instancePage(
    filters: readonly Filter[],
    offset: number,
    once: Once,
    signal: AbortSignal,
  ): Promise<WirePage<Instance>> {
    return parseInstances(await this.#look("DescribeInstances", pageOf(filters, offset), once, signal));
  }

  /** Keeps to the tasks that were asked for. */
  async #reportsOf(tasks: readonly TaskId[], signal: AbortSignal): Promise<ReadonlyMap<TaskId, TaskReport>> {
    const TaskSet = tasks.map((TaskId) => ({ Operation: "CreateImage", TaskId }));
    const reports = parseReports(await this.#look("DescribeTaskStatus", { TaskSet }, true, signal));
    return new Map([...reports].filter(([task]) => tasks.includes(task)));
  }

  #read(action: string, parameters: Parameters, signal: AbortSignal): Promise<SdkReply> {
    return this.#look(action, parameters, false, signal);
  }

  #look(action: string, parameters: Parameters, once: Once, signal: AbortSignal): Promise<SdkReply> {
    return this.#calls.send({ action, parameters, changes: false, patience: 15_000, once }, signal);
  }

  #change(action: string, parameters: Parameters, signal: AbortSignal): Promise<SdkReply> {
    return this.#calls.send({ action, parameters, changes: true, patience: 30_000 }, signal);
  }
}

const idOf = ({ id }: { readonly id: string }): string => id;

function pageOf(filters: readonly Filter[], offset: number): Parameters {
  const page = { Offset: offset, Limit: pageSize };
  return filters.length === 0 ? page : { ...page, Filters: filters };
}
