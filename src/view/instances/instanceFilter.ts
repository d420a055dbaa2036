import type { Instance } from "../../ecm/model.ts";
import { instanceStateLabel } from "./instanceText.ts";

/**
 * Parses a filter. All words must occur in an instance's name, ID, addresses, module, zone, region or tags. Of words
 * like `state:running` one must match. Ignores case.
 */
export function instanceFilter(typed: string): (instance: Instance) => boolean {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const states = words.filter((word) => word.startsWith(stateMark)).map((word) => word.slice(stateMark.length));
  const texts = words.filter((word) => !word.startsWith(stateMark));
  return (instance) => {
    const { text, state } = searchable(instance);
    return texts.every((word) => text.includes(word)) && (states.length === 0 || states.some((s) => state.includes(s)));
  };
}

const stateMark = "state:";

interface Searchable {
  readonly text: string;
  readonly state: string;
}

const known = new WeakMap<Instance, Searchable>();

/** Cached, because joining the texts of thousands of instances on each keystroke is slow. */
function searchable(instance: Instance): Searchable {
  const cached = known.get(instance);
  if (cached) return cached;
  const { id, name, publicIps, privateIps, module, zone, region, tags, state } = instance;
  const texts = [name, id, ...publicIps, ...privateIps, module?.name, module?.id, zone.name, zone.id, region.name];
  const ofTags = tags.flatMap(({ key, value }) => [`${key}:${value}`, `${key}=${value}`]);
  const text = [...texts, ...ofTags].join("\n").toLowerCase();
  const made = { text, state: `${state}\n${instanceStateLabel(instance)}`.toLowerCase() };
  known.set(instance, made);
  return made;
}
