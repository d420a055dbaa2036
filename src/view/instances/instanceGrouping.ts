import * as l10n from "@vscode/l10n";
import { type Grouping, groupings } from "../../base/settings.ts";
import type { Instance, NamedId } from "../../ecm/model.ts";
import { instanceStateLabel } from "./instanceText.ts";

/** The groupings available for these instances, including one for each tag key in use. */
export function groupingsFor(instances: Iterable<Instance>): readonly Grouping[] {
  const keys = new Set<string>();
  for (const { tags } of instances) for (const { key } of tags) keys.add(key);
  return [...groupings, ...[...keys].toSorted().map((key): Grouping => `tag:${key}`)];
}

export function groupingLabel(grouping: Grouping): string {
  switch (grouping) {
    case "region":
      return l10n.t("Region");
    case "zone":
      return l10n.t("Zone");
    case "module":
      return l10n.t("Module");
    case "state":
      return l10n.t("State");
    case "none":
      return l10n.t("None");
    default:
      return l10n.t("Tag {0}", grouping.slice("tag:".length));
  }
}

/** The content of a group's row. */
export interface Group {
  readonly label: string;
  /** The ID, if the label is a name. */
  readonly detail?: string;
  readonly icon: string;
}

/** Identifies an instance's group. Called for every instance on each redraw, so it creates no texts. */
export function groupId({ region, zone, module, state, restrictState, tags }: Instance, grouping: Grouping): string {
  switch (grouping) {
    case "region":
      return region.id;
    case "zone":
      return zone.id;
    case "module":
      return module?.id ?? "";
    case "state":
      return `${state} ${restrictState}`;
    case "none":
      return "";
    default: {
      const value = tags.find(({ key }) => `tag:${key}` === grouping)?.value;
      return value === undefined ? "-" : `=${value}`;
    }
  }
}

/** The group of an instance. Instances without a value share a group. */
export function groupOf(instance: Instance, grouping: Grouping): Group {
  const { region, zone, module, tags } = instance;
  switch (grouping) {
    case "region":
      return { ...ofNamed(region, l10n.t("No region")), icon: "globe" };
    case "zone":
      return { ...ofNamed(zone, l10n.t("No zone")), icon: "location" };
    case "module":
      return { ...ofNamed(module ?? { id: "", name: "" }, l10n.t("No module")), icon: "package" };
    case "state":
      return { label: instanceStateLabel(instance), icon: "pulse" };
    case "none":
      return { label: "", icon: "" };
    default:
      return { label: tags.find(({ key }) => `tag:${key}` === grouping)?.value ?? l10n.t("No such tag"), icon: "tag" };
  }
}

const ofNamed = ({ id, name }: NamedId, none: string): Omit<Group, "icon"> => ({
  label: name || id || none,
  detail: name === "" ? "" : id,
});
