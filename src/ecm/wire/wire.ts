import * as v from "valibot";
import { ecmError } from "../errors/classify.ts";
import type {
  Config,
  DeniedAction,
  Image,
  Instance,
  InstanceId,
  Module,
  Receipt,
  TaskId,
  TaskReport,
} from "../model.ts";
import type { ApiResponse } from "../transport/response.ts";
import { imageSchema } from "./wireImage.ts";
import { instanceSchema } from "./wireInstance.ts";
import { configSchema, deniedSchema, moduleSchema, taskSchema } from "./wireOthers.ts";
import { count, listOf, taskId } from "./wireValues.ts";

/** One page of a listing. */
export interface WirePage<Row> {
  /** The number of rows in all pages, according to this one. */
  readonly total: number;
  readonly rows: readonly Row[];
}

const instancePage = v.object({ TotalCount: count, InstanceSet: listOf(instanceSchema) });
const imagePage = v.object({ TotalCount: count, ImageSet: listOf(imageSchema) });
const modulePage = v.object({ TotalCount: count, ModuleItemSet: listOf(moduleSchema) });
const denied = v.object({ InstanceOperatorSet: listOf(deniedSchema) });
const created = v.object({ TaskId: taskId });
const reports = v.object({ TaskSet: listOf(taskSchema) });

/** Reads DescribeInstances. */
export function parseInstances(reply: ApiResponse): WirePage<Instance> {
  const { TotalCount, InstanceSet } = parse(instancePage, reply);
  return { total: TotalCount, rows: InstanceSet };
}

/** Reads DescribeImage. */
export function parseImages(reply: ApiResponse): WirePage<Image> {
  const { TotalCount, ImageSet } = parse(imagePage, reply);
  return { total: TotalCount, rows: ImageSet };
}

/** Reads DescribeModule. */
export function parseModules(reply: ApiResponse): WirePage<Module> {
  const { TotalCount, ModuleItemSet } = parse(modulePage, reply);
  return { total: TotalCount, rows: ModuleItemSet };
}

/** Reads DescribeInstancesDeniedActions, whose list may be missing. */
export const parseDeniedActions = (reply: ApiResponse): ReadonlyMap<InstanceId, readonly DeniedAction[]> =>
  new Map(parse(denied, reply).InstanceOperatorSet.map(({ instance, actions }) => [instance, actions]));

/** Reads DescribeConfig. */
export const parseConfig = (reply: ApiResponse): Config => parse(configSchema, reply);

/** Reads CreateImage. */
export function parseCreated(reply: ApiResponse): Receipt & { readonly task: TaskId } {
  return { requestId: reply.requestId, task: parse(created, reply).TaskId };
}

/** Reads DescribeTaskStatus. */
export function parseReports(reply: ApiResponse): ReadonlyMap<TaskId, TaskReport> {
  const { TaskSet } = parse(reports, reply);
  return new Map(TaskSet.flatMap(({ id, report }) => (id === undefined ? [] : [[id, report]])));
}

/** Reads actions that return only a request ID. */
export const parseReceipt = ({ requestId }: ApiResponse): Receipt => ({ requestId });

/** Throws `EcmError` for an unreadable response. The API executed the call, because it returned no error. */
function parse<Schema extends v.GenericSchema>(schema: Schema, reply: ApiResponse): v.InferOutput<Schema> {
  const read = v.safeParse(schema, reply.body);
  if (read.success) return read.output;
  const { action, requestId } = reply;
  const message = describeIssue(read.issues[0]);
  throw ecmError({ action, requestId, message, code: "ClientError.ParseJsonError", executed: "yes" });
}

const describeIssue = (issue: v.BaseIssue<unknown>): string => `${v.getDotPath(issue) ?? "Response"}: ${issue.message}`;
