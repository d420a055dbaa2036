import { graphemesOf, longestName } from "../ecm/imageName.ts";
import type { Instance } from "../ecm/model.ts";
import { instanceName } from "./instanceWords.ts";
import { plain } from "./plainText.ts";

const twoDigits = (number: number): string => String(number % 100).padStart(2, "0");

/** A name to begin with: the instance's, shortened so that it and the day keep within the limit. */
export function suggestName(instance: Instance, today: Date): string {
  const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map(twoDigits).join("");
  const room = longestName - day.length - 1;
  const short = graphemesOf(plain(instanceName(instance)).trim())
    .slice(0, room)
    .join("")
    .trim();
  return `${short}-${day}`;
}
