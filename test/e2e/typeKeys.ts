import assert from "node:assert/strict";
import type { Window } from "./window.ts";

/** Enters the keys of an account, from the first page of the wizard to the last. */
export async function typeKeys(
  { quick }: Window,
  { secretId, secretKey }: { readonly secretId: string; readonly secretKey: string },
  label: string,
): Promise<void> {
  await quick.choose("Enter Keys");
  await quick.choose("cloud.tencent.com");
  await quick.says("SecretId");
  await quick.answer(secretId);
  await quick.says("SecretKey");
  assert.equal(await quick.isMasked(), true);
  await quick.answer(secretKey);
  await quick.says("Token");
  await quick.answer("");
  await quick.says("called here");
  await quick.answer(label);
}
