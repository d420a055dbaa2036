/**
 * Private images an account can have. No API call returns the limit, and support may raise it.
 * @see https://www.tencentcloud.com/document/product/1119/43417
 */
export const imageQuota = 10;

/**
 * Characters in an image name. Documented for ModifyImageAttribute only; CreateImage states no limit.
 * @see https://www.tencentcloud.com/document/api/1119/45721
 */
export const longestName = 20;

/**
 * Characters in an image description. Documented for ModifyImageAttribute only.
 * @see https://www.tencentcloud.com/document/api/1119/45721
 */
export const longestDescription = 60;

/**
 * Rows in one page of a listing.
 * @see https://www.tencentcloud.com/document/api/1119/45717
 */
export const pageSize = 100;

/**
 * Values in one filter.
 * @see https://www.tencentcloud.com/document/api/1119/45717
 */
export const filterValues = 5;

/**
 * Calls per second of each action.
 * @see https://www.tencentcloud.com/document/api/1119/45727
 */
export const callsPerSecond = 20;

/** How long a call that a user waits for may take with its retries, in milliseconds. A limit of this extension. */
const callTimeoutMs = 60_000;

/** Aborts a call that a user waits for once it has taken too long. */
export const callTimeout = (): AbortSignal => AbortSignal.timeout(callTimeoutMs);
