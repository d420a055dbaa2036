/** The result of validating typed text: its value, or the message to show below the input. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T; readonly warning?: string; readonly note?: string }
  | { readonly ok: false; readonly say: string };
