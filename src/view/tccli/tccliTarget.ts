import type { Account } from "../../accounts/account.ts";
import type { Accounts } from "../../accounts/accounts.ts";
import type { Settings } from "../../base/settings.ts";
import type { Shell } from "../../base/shell.ts";
import { siteHosts } from "../../ecm/endpoint.ts";
import type { Plan } from "../../tasks/plan.ts";

/** Where a copied command runs: in a shell, with the options that make tccli call an account's cloud. */
export interface TccliTarget {
  readonly shell: Shell;
  readonly options: readonly string[];
}

/** The parts of the app that decide about a command. `shell` is the one of this operating system. */
export interface TccliSource {
  readonly accounts: Pick<Accounts, "find">;
  readonly settings: Pick<Settings, "endpoint">;
  readonly shell: Shell;
}

/** The target of a plan. An account that was signed out is known by its site only. */
export const tccliTarget = (
  { accounts, settings, shell }: TccliSource,
  { account }: Pick<Plan, "account">,
): TccliTarget => ({
  shell,
  options: tccliOptions(accounts.find(account.id) ?? account, settings.endpoint),
});

/**
 * tccli reads the keys and the address of its own profiles. For any other account it gets the address, and signs with
 * keys of its own.
 */
export function tccliOptions({ site, link }: Pick<Account, "site" | "link">, endpoint: string): readonly string[] {
  const isProfile = link?.reference.format === "tccli";
  const siteHost = site === "international" ? siteHosts.international : "";
  const address = endpoint || (isProfile ? "" : link?.endpoint || siteHost);
  return [
    ...(isProfile ? [`--profile=${link.reference.name}`] : []),
    ...(address === "" ? [] : [`--endpoint=${hostOf(address)}`]),
  ];
}

/** tccli takes a host without `https://`. */
const hostOf = (address: string): string => URL.parse(address)?.host ?? address;
