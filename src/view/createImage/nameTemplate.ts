import type { AccountInstance } from "../../accounts/inventory/inventory.ts";
import { withoutUnseen } from "../../base/unseen.ts";
import { countCharacters } from "../../ecm/imageName.ts";
import type { Instance } from "../../ecm/model.ts";
import { instanceName } from "../instances/instanceText.ts";
import { longestName } from "../../ecm/limits.ts";
import { shortName } from "./shortName.ts";

/** The values that the variables of a template are filled from. */
export interface NameParts {
  readonly at: AccountInstance;
  readonly today: Date;
  /** Whether an image of that name exists or is being made, as far as is known. */
  readonly isTaken: (name: string) => boolean;
  /** The names of the account's other instances, as far as they are known. */
  readonly others: () => readonly string[];
}

/** The template of the setting `ecm.nameTemplate` unless the user changes it. */
export const defaultTemplate = "${instance}-${yyMMdd}-${n}";

/** Far above any image quota; bounds the search. */
const mostTries = 1000;

const pad = (number: number, digits = 2): string => String(number).padStart(digits, "0").slice(-digits);

/** A name of the cloud as part of an image's name, which may hold no invisible characters. */
const seen = (name: string): string => withoutUnseen(name.replaceAll(/\p{Cc}/gu, " ")).trim();

/** The name of an instance as it is used in the names of its images. */
export const plainInstanceName = (instance: Instance): string => seen(instanceName(instance));

/** The values of the variables. `instance` is shortened if the name gets too long; `n` is the first free number. */
const variables: Readonly<Record<string, (parts: NameParts, counter: number) => string>> = {
  instance: ({ at }) => plainInstanceName(at.instance),
  id: ({ at }) => at.instance.id,
  account: ({ at }) => seen(at.account.label),
  region: ({ at }) => at.instance.region.id,
  zone: ({ at }) => at.instance.zone.id,
  module: ({ at }) => seen(at.instance.module?.name ?? ""),
  yyMMdd: ({ today }) => pad(today.getFullYear()) + pad(today.getMonth() + 1) + pad(today.getDate()),
  yyyyMMdd: ({ today }) => pad(today.getFullYear(), 4) + pad(today.getMonth() + 1) + pad(today.getDate()),
  MMdd: ({ today }) => pad(today.getMonth() + 1) + pad(today.getDate()),
  HHmm: ({ today }) => pad(today.getHours()) + pad(today.getMinutes()),
  n: (_, counter) => String(counter),
};

/** The variables as they are typed. */
export const variableList = (): string =>
  Object.keys(variables)
    .map((name) => `\${${name}}`)
    .join(" ");

const pattern = /\$\{([^{}]*)\}/g;

/** The first unknown variable in a text. */
export const unknownVariable = (text: string): string | undefined =>
  [...text.matchAll(pattern)].map(([, name = ""]) => name).find((name) => !Object.hasOwn(variables, name));

/** Suggests a name. A template that gives an empty name is replaced by the default. */
export const suggestName = (template: string, parts: NameParts): string =>
  freeName(template, parts) || freeName(defaultTemplate, parts);

/** A counter that stands alone is left out while the name is free without it; then it begins at 2. */
function freeName(template: string, parts: NameParts): string {
  const bare = template.replaceAll(loneCounter, "");
  if (bare === template || bare.includes("${n}")) return fillName(template, parts).trim();
  const first = fill(bare, parts, 1).trim();
  return first === "" || parts.isTaken(first) ? fillName(template, parts, first === "" ? 1 : 2).trim() : first;
}

/** `${n}` between separators or at an end, with the separator before it, or after it at the beginning. */
const loneCounter = /[\s._-]+\$\{n\}(?=[\s._-]|$)|^\$\{n\}([\s._-]+|$)/g;

/** Fills in the variables of a text. The counter is the first number from `start` that gives a free name. */
export function fillName(template: string, parts: NameParts, start = 1): string {
  const first = fill(template, parts, start);
  if (!template.includes("${n}")) return first;
  for (let counter = start; counter <= mostTries; counter += 1) {
    const name = fill(template, parts, counter);
    if (!parts.isTaken(name)) return name;
  }
  return first;
}

/** Shortens the instance's part only, to keep the name within the limit. */
function fill(template: string, parts: NameParts, counter: number): string {
  const expand = (instance: string) =>
    template.replaceAll(pattern, (extension, name: string) =>
      name === "instance" ? instance : (variables[name]?.(parts, counter) ?? extension),
    );
  const instances = template.split("${instance}").length - 1;
  if (instances === 0) return expand("");
  const room = Math.floor((longestName - countCharacters(expand(""))) / instances);
  return expand(instancePart(parts, Math.max(1, room)));
}

/** A name that cannot be shortened without becoming another instance's gives way to the instance's ID. */
function instancePart({ at, others }: NameParts, room: number): string {
  const name = plainInstanceName(at.instance);
  if (countCharacters(name) <= room) return name;
  return shortName(name, room, others()) ?? at.instance.id.slice(-room);
}
