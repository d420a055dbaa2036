/** The messages of the gateway in front of every API, in both languages. */
export const gatewayMessages = {
  "AuthFailure.InvalidAuthorization": [
    "The Authorization header is malformed.",
    "请求头部的 Authorization 不符合标准。",
  ],
  "AuthFailure.InvalidSecretId": ["The key is not a TencentCloud API key.", "密钥非法（不是云 API 密钥类型）。"],
  "AuthFailure.SecretIdNotFound": [
    "The SecretId is not found, please ensure that your SecretId is correct.",
    "密钥不存在，请确认密钥是否正确。",
  ],
  "AuthFailure.SignatureExpire": [
    "The signature has expired; the timestamp may be five minutes off the server's clock at most.",
    "签名过期。Timestamp 和服务器时间相差不得超过五分钟。",
  ],
  "AuthFailure.SignatureFailure": [
    "The provided credentials could not be validated. Please check your signature is correct.",
    "签名错误。签名计算错误，请检查签名是否正确。",
  ],
  "AuthFailure.TokenFailure": ["The token is invalid or has expired.", "token 错误。"],
  "AuthFailure.UnauthorizedOperation": ["The request has no CAM authorization.", "请求未授权。"],
  InvalidRequest: ["The request body is not a JSON object.", "请求 body 的格式不是 JSON。"],
  MissingParameter: ["A required common parameter is missing.", "缺少公共参数。"],
  NoSuchVersion: ["The API version does not exist.", "接口版本不存在。"],
  RequestLimitExceeded: ["The request rate limit was exceeded.", "请求的次数超过了频率限制。"],
} as const satisfies Record<string, readonly [english: string, chinese: string]>;

export type GatewayCode = keyof typeof gatewayMessages;

/** ECM's own messages in Chinese, as its error list has them. Codes without a line keep their English. */
const chinese: Readonly<Record<string, string>> = {
  "FailedOperation.ImageInUse": "镜像正在被使用。",
  "FailedOperation.InstanceNotAllStopped": "实例没有全部关机。",
  "FailedOperation.InternalOperationFailure": "内部操作错误。",
  "FailedOperation.OperationNotAllow": "操作不允许。",
  InternalError: "内部错误。",
  InvalidAction: "接口不存在。",
  InvalidParameter: "参数错误。",
  "InvalidParameter.InvalidDataFormat": "数据格式不正确。",
  InvalidParameterValue: "参数取值错误。",
  "InvalidParameterValue.ImageNameDuplicate": "镜像名称重复。",
  "InvalidParameterValue.InvalidInstanceID": "实例ID不合法。",
  "InvalidParameterValue.TaskNotFound": "无法找到任务。",
  MissingParameter: "缺少参数错误。",
  "MissingParameter.MissingImageParameter": "镜像操作参数不全。",
  "ResourceInsufficient.InvaildPrivateImageNum": "私有镜像数量超出限制。",
  "UnauthorizedOperation.ForbiddenOperation": "没有权限进行该操作。",
  UnknownParameter: "未知参数错误。",
  UnsupportedOperation: "操作不支持。",
  "UnsupportedOperation.InstanceIdNotFound": "无效实例ID。指定的实例ID不存在。",
  "UnsupportedOperation.InstanceIdNotSupported": "不被支持的实例。",
  "UnsupportedOperation.InvalidInstanceState": "当前状态不能进行该操作。",
};

/** The gateway refused the call: nothing was executed. */
export class GatewayError extends Error {
  override readonly name = "GatewayError";
  readonly code: GatewayCode;

  constructor(code: GatewayCode) {
    super(gatewayMessages[code][0]);
    this.code = code;
  }
}

/** The messages of STS, in both languages. */
const stsMessages = {
  "InvalidParameter.ParamError": ["Invalid parameter.", "参数非法。"],
  "ResourceNotFound.RoleNotFound": ["The role does not exist.", "角色不存在。"],
} as const satisfies Record<string, readonly [english: string, chinese: string]>;

/** STS refused to return keys. */
export class StsError extends Error {
  override readonly name = "StsError";
  readonly code: keyof typeof stsMessages;

  constructor(code: keyof typeof stsMessages) {
    super(stsMessages[code][0]);
    this.code = code;
  }
}

/** The message of an error in the call's language. */
export function messageIn(language: string, error: { readonly code: string; readonly message: string }): string {
  if (language !== "zh-CN") return error.message;
  if (error instanceof StsError) return stsMessages[error.code][1];
  return error instanceof GatewayError ? gatewayMessages[error.code][1] : (chinese[error.code] ?? error.message);
}
