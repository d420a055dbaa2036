/** A setting as it stands in a person's file. Anything may stand there; what is no text counts as not set. */
export const textOr = (value: unknown, otherwise: string): string => (typeof value === "string" ? value : otherwise);
