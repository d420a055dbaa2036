import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { options } from "../../esbuild.mjs";
import { root } from "./project.ts";

export const noticesFile = join(root, "THIRD-PARTY-NOTICES.txt");

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string };
}

/** The packages in the bundles and their licences, from esbuild's list of what it has put into them. */
export async function thirdPartyNotices(): Promise<string> {
  const { metafile } = await build({ ...options, absWorkingDir: root, write: false, metafile: true });
  const inputs = Object.values(metafile?.outputs ?? {}).flatMap((output) => Object.keys(output.inputs));
  const folders = [...new Set(inputs.flatMap(packageFolder))].toSorted();
  return [heading, ...folders.map(noticeOf)].join(`\n${"-".repeat(78)}\n\n`);
}

const heading = "This extension contains code of the following packages.\n";

/** The folder of a bundled file's package; none for the extension's own files. */
const packageFolder = (input: string): readonly string[] =>
  /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.slice(1, 2) ?? [];

function noticeOf(folder: string): string {
  const about = readPackage(folder);
  const text = licenseFile(folder) ?? knownLicense(about);
  return `${about.name} ${about.version} (${about.license})\n\n${text.trim().replaceAll("\r\n", "\n")}\n`;
}

// npm has checked the file's shape.
const readPackage = (folder: string): Package =>
  JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Package;

function licenseFile(folder: string): string | undefined {
  const file = readdirSync(join(root, folder)).find((each) => /^licen[cs]e(\.(md|txt))?$/i.test(each));
  return file === undefined ? undefined : readFileSync(join(root, folder, file), "utf8");
}

/** The licence text of a package that only names its licence. Throws for an unknown licence. */
function knownLicense({ name, license, author }: Package): string {
  const holder = typeof author === "object" ? author.name : author;
  if (license !== "MIT" || holder === undefined) throw new Error(`${name} comes without its licence.`);
  const own = readFileSync(join(root, "LICENSE"), "utf8");
  return own.replace(/^Copyright.*$/m, `Copyright (c) ${holder}`);
}
