import * as l10n from "@vscode/l10n";
import type { AccountInstance } from "../accounts/inventory.ts";
import type { App } from "../app.ts";
import { pickInstance } from "./pickInstance.ts";

/** Copies the addresses of instances, one a line: the public one, or the private one of those that have no other. */
export async function copyIp(app: App, at?: AccountInstance, all?: readonly AccountInstance[]): Promise<void> {
  const first = at ?? (await pickInstance(app, l10n.t("Copy IP"), (each) => addressOf(each) !== undefined));
  if (!first) return;
  const known = (all ?? [first]).map(addressOf).filter((address) => address !== undefined);
  if (known.length > 0) await app.screen.copy(known.join("\n"));
}

const addressOf = ({ instance: { publicIps, privateIps } }: AccountInstance): string | undefined =>
  publicIps[0] ?? privateIps[0];
