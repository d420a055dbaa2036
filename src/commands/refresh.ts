import type { App } from "../app.ts";
import { refreshAccount } from "./refreshAccount.ts";

/** Lists the instances and images of all accounts anew. A view's title hands over the row in focus, which means nothing. */
export async function refresh(app: App): Promise<void> {
  if (!app.accounts.isWhole) await app.accounts.load();
  await Promise.all(app.accounts.all.map((account) => refreshAccount(app, account)));
}
