import type { SampleAction } from "./action.ts";
import { describeConfig } from "./configAction.ts";
import { createImage } from "./createImageAction.ts";
import { deleteImage, describeImage, modifyImageAttribute } from "./imageActions.ts";
import { describeInstances, describeInstancesDeniedActions } from "./instanceActions.ts";
import { describeModule, modifyModuleImage } from "./moduleActions.ts";
import { may, must, type ParameterShapes } from "./parameterShape.ts";
import { rebootInstances, resetInstances, startInstances, stopInstances } from "./powerActions.ts";
import { describeTaskStatus } from "./taskActions.ts";
import { type WorldCode, WorldError } from "../worldError.ts";

/** An action of the API, and the parameters that it takes. */
interface ActionEntry {
  readonly parameters: ParameterShapes;
  readonly run: SampleAction;
  /** The documented codes that take the place of those that this action does not document. */
  readonly codes?: Partial<Record<WorldCode, WorldCode>>;
}

const string = may("string");
const filter = { members: { Name: must("string"), Values: must({ items: "string" }) } };
const task = { members: { Operation: must("string"), TaskId: must("string") } };
const page = { Filters: may({ items: filter }), Offset: may("integer"), Limit: may("integer") };
const order = { OrderByField: string, OrderDirection: may("integer") };
const instances = { InstanceIdSet: must({ items: "string" }) };
const enabled = { Enabled: may("boolean") };
const services = {
  SecurityService: may({ members: { ...enabled, Version: may("integer") } }),
  MonitorService: may({ members: enabled }),
  EIPDirectService: may({ members: enabled }),
};

/**
 * The actions of the sample account, with the parameters of the official model.
 * @see https://www.tencentcloud.com/document/api/1119/45727
 */
export const actionTable: ReadonlyMap<string, ActionEntry> = new Map<string, ActionEntry>([
  [
    "CreateImage",
    {
      parameters: {
        ImageName: must("string"),
        InstanceId: must("string"),
        ImageDescription: string,
        ForcePoweroff: string,
      },
      run: createImage,
    },
  ],
  ["DeleteImage", { parameters: { ImageIDSet: must({ items: "string" }) }, run: deleteImage }],
  ["DescribeConfig", { parameters: {}, run: describeConfig }],
  ["DescribeImage", { parameters: page, run: describeImage }],
  ["DescribeInstances", { parameters: { ...page, ...order }, run: describeInstances }],
  [
    "DescribeInstancesDeniedActions",
    {
      parameters: instances,
      run: describeInstancesDeniedActions,
      codes: {
        "InvalidParameterValue.InvalidInstanceID": "InvalidParameter.InvalidDataFormat",
        "InvalidParameterValue.ParameterValueTooLarge": "InvalidParameter.InvalidDataFormat",
      },
    },
  ],
  [
    "DescribeModule",
    {
      parameters: { ...page, ...order },
      run: describeModule,
      codes: { "InvalidParameterValue.InvalidOrderByField": "InvalidParameterValue" },
    },
  ],
  [
    "DescribeTaskStatus",
    {
      parameters: { TaskSet: must({ items: task }) },
      run: describeTaskStatus,
      codes: { "InvalidParameter.InvalidDataFormat": "InvalidParameter" },
    },
  ],
  [
    "ModifyImageAttribute",
    {
      parameters: { ImageId: must("string"), ImageName: string, ImageDescription: string },
      run: modifyImageAttribute,
      codes: {
        "InvalidParameter.InvalidDataFormat": "InvalidParameter",
        "InvalidParameterValue.InvalidImageID": "InvalidParameterValue",
      },
    },
  ],
  [
    "ModifyModuleImage",
    { parameters: { DefaultImageId: must("string"), ModuleId: must("string") }, run: modifyModuleImage },
  ],
  [
    "RebootInstances",
    { parameters: { ...instances, ForceReboot: may("boolean"), StopType: string }, run: rebootInstances },
  ],
  [
    "ResetInstances",
    {
      parameters: {
        ...instances,
        ImageId: string,
        Password: string,
        EnhancedService: may({ members: services }),
        KeepData: string,
        KeepImageLogin: string,
      },
      run: resetInstances,
    },
  ],
  ["StartInstances", { parameters: instances, run: startInstances }],
  [
    "StopInstances",
    {
      parameters: { ...instances, ForceStop: may("boolean"), StopType: string },
      run: stopInstances,
      codes: { "OperationDenied.InstanceOperationInProgress": "FailedOperation.OperationNotAllow" },
    },
  ],
]);

/** Runs work of an action. Throws `WorldError` with a code that the action documents. */
export function withDocumentedCode<T>({ codes }: ActionEntry, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = error instanceof WorldError ? codes?.[error.code] : undefined;
    throw code && error instanceof WorldError ? new WorldError(code, error.detail) : error;
  }
}
