/** What a check says of a text a person typed: the value, or what to say beside the box. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T; readonly warning?: string; readonly note?: string }
  | { readonly ok: false; readonly say: string };
