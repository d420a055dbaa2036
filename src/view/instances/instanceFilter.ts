import type { Instance } from "../../ecm/model.ts";
import { instanceStateLabel } from "./instanceText.ts";

/**
 * A filter as typed: words that must all be somewhere in an instance's name, id, addresses, module, zone or tags, and
 * `state:running`, of which one must hold if there are any. Upper and lower case are the same.
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

/** Putting thousands of texts together anew for each filter would be felt. */
function searchable(instance: Instance): Searchable {
  const earlier = known.get(instance);
  if (earlier) return earlier;
  const { id, name, publicIps, privateIps, module, zone, region, tags, state } = instance;
  const texts = [name, id, ...publicIps, ...privateIps, module?.name, module?.id, zone.name, zone.id, region.name];
  const ofTags = tags.flatMap(({ key, value }) => [`${key}:${value}`, `${key}=${value}`]);
  const text = [...texts, ...ofTags].join("\n").toLowerCase();
  const made = { text, state: `${state}\n${instanceStateLabel(instance)}`.toLowerCase() };
  known.set(instance, made);
  return made;
}
