import { graphemesOf } from "../ecm/imageName.ts";
import { plain } from "./plainText.ts";

/** How many characters of a text a tab shows. */
const longestTitle = 40;

/** A text as the title of a tab, in a form that is one part of a path whatever it holds. */
export function tabTitle(text: string): string {
  const characters = graphemesOf(plain(text));
  const title = characters.length > longestTitle ? [...characters.slice(0, longestTitle), "…"] : characters;
  return title.join("").replaceAll(/[/\\]/g, encodeURIComponent);
}
