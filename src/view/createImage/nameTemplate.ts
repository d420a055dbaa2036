import type { AccountInstance } from "../../accounts/inventory/inventory.ts";
import { withoutUnseen } from "../../base/unseen.ts";
import { countCharacters, graphemesOf } from "../../ecm/imageName.ts";
import { instanceName } from "../instances/instanceText.ts";
import { longestName } from "../../ecm/limits.ts";

/** The values that the variables of a template are filled from. */
export interface NameParts {
  readonly at: AccountInstance;
  readonly today: Date;
  /** Whether an image of that name exists or is being made, as far as is known. */
  readonly isTaken: (name: string) => boolean;
}

/** The template of the setting `ecm.nameTemplate` unless the user changes it. */
export const defaultTemplate = "${instance}-${yyMMdd}-${n}";

/** Far above any image quota; bounds the search. */
const mostTries = 1000;

const pad = (number: number, digits = 2): string => String(number).padStart(digits, "0").slice(-digits);

/** A name of the cloud as part of an image's name, which may hold no invisible characters. */
const seen = (name: string): string => withoutUnseen(name.replaceAll(/\p{Cc}/gu, " ")).trim();

/** The values of the variables. `instance` is shortened if the name gets too long; `n` is the first free number. */
const variables: Readonly<Record<string, (parts: NameParts, counter: number) => string>> = {
  instance: ({ at }) => seen(instanceName(at.instance)),
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
  fillName(template, parts).trim() || fillName(defaultTemplate, parts);

/** Fills in the variables of a text. */
export function fillName(template: string, parts: NameParts): string {
  const first = fill(template, parts, 1);
  if (!template.includes("${n}")) return first;
  for (let counter = 1; counter <= mostTries; counter += 1) {
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
  return expand(shortened(variables["instance"]?.(parts, counter) ?? "", Math.max(1, room)));
}

function shortened(text: string, room: number): string {
  const characters = graphemesOf(text);
  if (characters.length <= room) return text;
  const short = characters.slice(0, room).join("");
  return short.replace(/[\s._-]+$/u, "") || short;
}
