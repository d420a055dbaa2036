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
import type { CallSender } from "./transport/apiCall.ts";
import type { ApiResponse } from "./transport/response.ts";
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

/**
 * The image-type of images that belong to the account. Without this filter DescribeImage returns public images, too.
 * @see https://www.tencentcloud.com/document/api/1119/45724
 */
const ownImages = "PRIVATE_IMAGE";

/** The deadlines of one attempt, in milliseconds. */
const readTimeoutMs = 15_000;
const writeTimeoutMs = 30_000;

type ActionParameters = Readonly<Record<string, unknown>>;

/** Implements `Ecm` with the API's actions: builds their parameters and reads their responses. */
export class Client implements Ecm {
  readonly #sender: CallSender;

  constructor(sender: CallSender) {
    this.#sender = sender;
  }

  async countInstances(signal: AbortSignal): Promise<number> {
    return parseInstances(await this.#read("DescribeInstances", { Limit: 1 }, signal)).total;
  }

  async instances(
    { ids, onPage, onMissing, noRetry }: InstanceQuery,
    signal: AbortSignal,
  ): Promise<readonly Instance[]> {
    if (ids) return await this.#someInstances(ids, { onPage, noRetry }, signal);
    const page = (offset: number, pageSignal: AbortSignal) => this.#instancePage([], offset, noRetry, pageSignal);
    return await listAll({ page, idOf, onPage, onMissing }, signal);
  }

  async images({ name, onMissing, noRetry }: ImageQuery, signal: AbortSignal): Promise<readonly Image[]> {
    const byName = name === undefined ? [] : [{ Name: "image-name", Values: [name] }];
    const filters = [{ Name: "image-type", Values: [ownImages] }, ...byName];
    const page = async (offset: number, pageSignal: AbortSignal) =>
      parseImages(await this.#query("DescribeImage", pageOf(filters, offset), noRetry, pageSignal));
    return await listAll({ page, idOf, onMissing }, signal);
  }

  async createImage(request: ImageRequest, signal: AbortSignal): Promise<Receipt & { readonly task: TaskId }> {
    return parseCreated(await this.#write("CreateImage", createImageParams(request), signal));
  }

  async reports(tasks: readonly TaskId[], signal: AbortSignal): Promise<ReadonlyMap<TaskId, TaskReport>> {
    const groups = groupsOf(pageSize, [...new Set(tasks)]);
    const fetch = (some: readonly TaskId[]) => this.#reportsOf(some, signal);
    const found = await Promise.all(groups.map((group) => bisect(group, isTaskNotFound, fetch)));
    return new Map(found.flat().flatMap((reports) => [...reports]));
  }

  async stopInstance(instance: InstanceId, how: "soft" | "hard", signal: AbortSignal): Promise<Receipt> {
    const parameters = { InstanceIdSet: [instance], StopType: how === "soft" ? "SOFT" : "HARD" };
    return parseReceipt(await this.#write("StopInstances", parameters, signal));
  }

  async startInstance(instance: InstanceId, signal: AbortSignal): Promise<Receipt> {
    return parseReceipt(await this.#write("StartInstances", { InstanceIdSet: [instance] }, signal));
  }

  async rebootInstance(instance: InstanceId, how: "soft" | "hard", signal: AbortSignal): Promise<Receipt> {
    const parameters = { InstanceIdSet: [instance], StopType: how === "soft" ? "SOFT" : "HARD" };
    return parseReceipt(await this.#write("RebootInstances", parameters, signal));
  }

  async editImage(image: ImageId, { name, description }: ImageEdit, signal: AbortSignal): Promise<Receipt> {
    const renamed = name === undefined ? {} : { ImageName: name };
    const described = description === undefined ? {} : { ImageDescription: description };
    return parseReceipt(
      await this.#write("ModifyImageAttribute", { ImageId: image, ...renamed, ...described }, signal),
    );
  }

  async deleteImages(images: readonly ImageId[], signal: AbortSignal): Promise<Receipt> {
    return parseReceipt(await this.#write("DeleteImage", { ImageIDSet: images }, signal));
  }

  async modules(signal: AbortSignal): Promise<readonly Module[]> {
    const page = async (offset: number, pageSignal: AbortSignal) =>
      parseModules(await this.#read("DescribeModule", pageOf([], offset), pageSignal));
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
    { onPage, noRetry }: Pick<InstanceQuery, "onPage" | "noRetry">,
    signal: AbortSignal,
  ): Promise<readonly Instance[]> {
    const groups = groupsOf(filterValues, [...new Set(ids)]);
    const found: Instance[][] = groups.map(() => []);
    const fetchGroup = async (group: readonly InstanceId[], pageSignal: AbortSignal, index: number): Promise<void> => {
      found[index] = await this.#groupOfInstances(group, noRetry, pageSignal);
      onPage?.(found.flat());
    };
    await allOrAbort(groups, signal, fetchGroup);
    return found.flat();
  }

  async #groupOfInstances(
    group: readonly InstanceId[],
    noRetry: boolean | undefined,
    signal: AbortSignal,
  ): Promise<Instance[]> {
    const pages = await bisect(group, isInstanceGone, (some) =>
      this.#instancePage([{ Name: "instance-id", Values: some }], 0, noRetry, signal),
    );
    return pages.flatMap(({ rows }) => rows);
  }

  async #instancePage(
    filters: readonly Filter[],
    offset: number,
    noRetry: boolean | undefined,
    signal: AbortSignal,
  ): Promise<WirePage<Instance>> {
    return parseInstances(await this.#query("DescribeInstances", pageOf(filters, offset), noRetry, signal));
  }

  /** Ignores tasks in the response that were not requested. */
  async #reportsOf(tasks: readonly TaskId[], signal: AbortSignal): Promise<ReadonlyMap<TaskId, TaskReport>> {
    const TaskSet = tasks.map((TaskId) => ({ Operation: "CreateImage", TaskId }));
    const reports = parseReports(await this.#query("DescribeTaskStatus", { TaskSet }, true, signal));
    return new Map([...reports].filter(([task]) => tasks.includes(task)));
  }

  #read(action: string, parameters: ActionParameters, signal: AbortSignal): Promise<ApiResponse> {
    return this.#query(action, parameters, false, signal);
  }

  #query(
    action: string,
    parameters: ActionParameters,
    noRetry: boolean | undefined,
    signal: AbortSignal,
  ): Promise<ApiResponse> {
    return this.#sender.send({ action, parameters, isWrite: false, timeoutMs: readTimeoutMs, noRetry }, signal);
  }

  #write(action: string, parameters: ActionParameters, signal: AbortSignal): Promise<ApiResponse> {
    return this.#sender.send({ action, parameters, isWrite: true, timeoutMs: writeTimeoutMs }, signal);
  }
}

const idOf = ({ id }: { readonly id: string }): string => id;

function pageOf(filters: readonly Filter[], offset: number): ActionParameters {
  const page = { Offset: offset, Limit: pageSize };
  return filters.length === 0 ? page : { ...page, Filters: filters };
}
