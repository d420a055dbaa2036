/** The error codes of this cloud and their English messages, as in the API documentation. */
const messages = {
  "FailedOperation.ImageInUse": "The image is in use.",
  "FailedOperation.InstanceNotAllStopped": "Not all instances are shut down.",
  "FailedOperation.OperationNotAllow": "The operation is not allowed.",
  InvalidAction: "The requested action does not exist.",
  InvalidParameter: "The parameter is incorrect.",
  "InvalidParameter.InvalidDataFormat": "The data format is incorrect.",
  InvalidParameterValue: "The parameter value is incorrect.",
  "InvalidParameterValue.ImageNameDuplicate": "The image name is duplicate.",
  "InvalidParameterValue.InvaildModifyParam": "The parameter to be modified is invalid.",
  "InvalidParameterValue.InvaildPageParam": "The pagination parameter is invalid.",
  "InvalidParameterValue.InvalidFilter": "The filter is invalid.",
  "InvalidParameterValue.InvalidImageID": "The image ID is invalid.",
  "InvalidParameterValue.InvalidInstanceID": "The instance ID is invalid.",
  "InvalidParameterValue.InvalidModuleID": "The module ID is invalid.",
  "InvalidParameterValue.InvalidOrderByField": "The sorting field is invalid.",
  "InvalidParameterValue.ParameterValueTooLarge": "The parameter value is too large.",
  "InvalidParameterValue.TaskNotFound": "The task was not found.",
  MissingParameter: "The parameter is missing.",
  "MissingParameter.MissingImageParameter": "The image operation parameters are incomplete.",
  "OperationDenied.InstanceOperationInProgress": "Another operation is in progress on the instance.",
  "ResourceInsufficient.InvaildPrivateImageNum": "The number of private images exceeds the limit.",
  ResourceNotFound: "The resource does not exist.",
  "ResourceNotFound.InstanceNotExist": "The instance does not exist.",
  "ResourceUnavailable.InstanceNotRunning": "The instance is not running.",
  UnknownParameter: "Unknown parameter.",
  "UnsupportedOperation.InstanceIdNotFound": "The instance ID is invalid, as the specified instance ID does not exist.",
  "UnsupportedOperation.InstanceIdNotSupported": "The instance is not supported.",
  "UnsupportedOperation.InvalidInstanceState": "This operation cannot be performed in the current status.",
} as const;

export type WorldCode = keyof typeof messages;

/** The cloud rejected a call. Nothing was changed. */
export class WorldError extends Error {
  override readonly name = "WorldError";
  readonly code: WorldCode;
  readonly detail: string;

  constructor(code: WorldCode, detail = "") {
    super(detail === "" ? messages[code] : `${messages[code]} ${detail}`);
    this.code = code;
    this.detail = detail;
  }
}
