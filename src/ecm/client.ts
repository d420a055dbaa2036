import type { Ask } from "./answer.ts";
import { isInstanceGone, isTaskNotFound } from "./errors.ts";
import { askByHalves, groupsOf } from "./halving.ts";
import { listAll, pageSize } from "./listing.ts";
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
} from "./model.ts";
import type { Reply } from "./reply.ts";
import { Sender, type SenderOptions } from "./send.ts";
import { together } from "./together.ts";
import { type Page, parseCreated, parseImages, parseInstances, parseReceipt, parseReports } from "./wire.ts";

interface Filter {
  readonly Name: string;
  readonly Values: readonly string[];
}

/** One account's cloud, over the network. */
export class Client implements Ecm {
  readonly #sender: Sender;

  constructor(options: SenderOptions) {
    this.#sender = new Sender(options, loadSdk);
  }

  async countInstances(signal: AbortSignal): Promise<number> {
    return parseInstances(await this.#read("DescribeInstances", { Limit: 1 }, signal)).total;
  }

  async instances({ ids, onPage }: InstanceQuery, signal: AbortSignal): Promise<readonly Instance[]> {
    if (ids) return await this.#someInstances(ids, onPage, signal);
    const page = (offset: number, either: AbortSignal) => this.#instancePage([], offset, either);
    return await listAll({ page, idOf, onPage }, signal);
  }

  async images({ name }: { readonly name?: string }, signal: AbortSignal): Promise<readonly Image[]> {
    const named = name === undefined ? [] : [{ Name: "image-name", Values: [name] }];
    const filters = [{ Name: "image-type", Values: ["PRIVATE_IMAGE"] }, ...named];
    const page = async (offset: number, either: AbortSignal) =>
      parseImages(await this.#read("DescribeImage", pageOf(filters, offset), either));
    return await listAll({ page, idOf }, signal);
  }

  async createImage(request: ImageRequest, signal: AbortSignal): Promise<Receipt & { readonly task: TaskId }> {
    return parseCreated(await this.#change("CreateImage", imageParameters(request), signal));
  }

  async reports(tasks: readonly TaskId[], signal: AbortSignal): Promise<ReadonlyMap<TaskId, TaskReport>> {
    const groups = groupsOf(pageSize, [...new Set(tasks)]);
    const ask = (some: readonly TaskId[]) => this.#reportsOf(some, signal);
    const found = await Promise.all(groups.map((group) => askByHalves(group, isTaskNotFound, ask)));
    return new Map(found.flat().flatMap((reports) => [...reports]));
  }

  async stopInstance(instance: InstanceId, how: "soft" | "hard", signal: AbortSignal): Promise<Receipt> {
    const parameters = { InstanceIdSet: [instance], StopType: how === "soft" ? "SOFT" : "HARD" };
    return parseReceipt(await this.#change("StopInstances", parameters, signal));
  }

  async startInstance(instance: InstanceId, signal: AbortSignal): Promise<Receipt> {
    return parseReceipt(await this.#change("StartInstances", { InstanceIdSet: [instance] }, signal));
  }

  /** A filter takes five values at most. */
  async #someInstances(
    ids: readonly InstanceId[],
    onPage: InstanceQuery["onPage"],
    signal: AbortSignal,
  ): Promise<readonly Instance[]> {
    const groups = groupsOf(5, [...new Set(ids)]);
    const found: Instance[][] = groups.map(() => []);
    const fetchGroup = async (group: readonly InstanceId[], either: AbortSignal, index: number): Promise<void> => {
      found[index] = await this.#groupOfInstances(group, either);
      onPage?.(found.flat());
    };
    await together(groups, signal, fetchGroup);
    return found.flat();
  }

  async #groupOfInstances(group: readonly InstanceId[], signal: AbortSignal): Promise<Instance[]> {
    const pages = await askByHalves(group, isInstanceGone, (some) =>
      this.#instancePage([{ Name: "instance-id", Values: some }], 0, signal),
    );
    return pages.flatMap(({ rows }) => rows);
  }

  async #instancePage(filters: readonly Filter[], offset: number, signal: AbortSignal): Promise<Page<Instance>> {
    return parseInstances(await this.#read("DescribeInstances", pageOf(filters, offset), signal));
  }

  /** Keeps to the tasks that were asked for. */
  async #reportsOf(tasks: readonly TaskId[], signal: AbortSignal): Promise<ReadonlyMap<TaskId, TaskReport>> {
    const TaskSet = tasks.map((TaskId) => ({ Operation: "CreateImage", TaskId }));
    const reports = parseReports(await this.#read("DescribeTaskStatus", { TaskSet }, signal));
    return new Map([...reports].filter(([task]) => tasks.includes(task)));
  }

  #read(action: string, parameters: object, signal: AbortSignal): Promise<Reply> {
    return this.#sender.send({ action, parameters, changes: false, patience: 15_000 }, signal);
  }

  #change(action: string, parameters: object, signal: AbortSignal): Promise<Reply> {
    return this.#sender.send({ action, parameters, changes: true, patience: 30_000 }, signal);
  }
}

/** The SDK is read when the first call is made, not when the extension starts. */
const loadSdk = async (): Promise<Ask> => (await import("./sdk.ts")).askSdk;

const idOf = ({ id }: { readonly id: string }): string => id;

function pageOf(filters: readonly Filter[], offset: number): object {
  const page = { Offset: offset, Limit: pageSize };
  return filters.length === 0 ? page : { ...page, Filters: filters };
}

/** ForcePoweroff is a text in this API, and an empty description is better left out. */
function imageParameters({ instance, name, description, forcePowerOff }: ImageRequest): object {
  const needed = { InstanceId: instance, ImageName: name, ForcePoweroff: forcePowerOff ? "TRUE" : "FALSE" };
  return description === "" ? needed : { ...needed, ImageDescription: description };
}
