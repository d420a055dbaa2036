const letters = 36n ** 8n;

/** An ID like the API's: prefix and eight characters of [0-9a-z]. Each number has its own, always the same. */
export const newId = (prefix: string, number: number): string =>
  `${prefix}-${((BigInt(number) * 1_103_515_245_377n + 987_654_321_987n) % letters).toString(36).padStart(8, "0")}`;

/** A UUID derived from a number, so that the sample is not random. */
export function uuidOf(number: number): string {
  const hex = (BigInt(number + 1) * 0x9e37_79b9_7f4a_7c15n).toString(16).padStart(32, "5").slice(-32);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20)].join("-");
}
