import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import { ensureHiddenModules, hiddenModules } from "../hiddenModules.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));
const modules = hiddenModules("chromium");
const packed = join(modules, "@sparticuz/chromium/bin");
const unpacked = join(modules, ".unpacked");

export interface Browser {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

/** A headless Chromium from npm, with the libraries and the font it needs. */
export function npmChromium(): Browser {
  ensureHiddenModules("chromium", folder, "a headless Chromium for the tests, about 70 MB");
  if (!existsSync(unpacked)) unpack();
  configureFonts(realpathSync(join(unpacked, "fonts")));
  return {
    executablePath: join(unpacked, "chromium"),
    env: { LD_LIBRARY_PATH: libraries(), FONTCONFIG_PATH: join(unpacked, "fonts") },
  };
}

const libraries = (): string =>
  [join(unpacked, "al2023/lib"), process.env["LD_LIBRARY_PATH"]].filter(Boolean).join(":");

function unpack(): void {
  const part = `${unpacked}.part`;
  rmSync(part, { recursive: true, force: true });
  unpackArchive("al2023", join(part, "al2023"));
  unpackArchive("fonts", join(part, "fonts"));
  unpackArchive("swiftshader", part);
  writeFileSync(join(part, "chromium"), brotliDecompressSync(readFileSync(join(packed, "chromium.br"))), {
    mode: 0o755,
  });
  renameSync(part, unpacked);
}

function unpackArchive(name: string, into: string): void {
  mkdirSync(into, { recursive: true });
  const input = brotliDecompressSync(readFileSync(join(packed, `${name}.tar.br`)));
  const run = spawnSync("tar", ["-xf", "-", "-C", into, "--no-same-owner"], { input });
  if (run.status !== 0) throw new Error(`${name} could not be unpacked: ${String(run.stderr)}`);
}

/** Writes the file only if it differs, because running browsers read it. */
function configureFonts(fonts: string): void {
  const file = join(fonts, "fonts.conf");
  const wanted = fontsConfiguration(fonts);
  if (!existsSync(file) || readFileSync(file, "utf8") !== wanted) writeFileSync(file, wanted);
}

const families = (names: readonly string[], element: string): string =>
  names.map((name) => `<${element}>${name}</${element}>`).join("");

const monospace = families(["Noto Sans Mono", "DejaVu Sans Mono", "Noto Sans Mono CJK SC"], "family");

// Without them a bold heading uses the first bold font that is found.
const elsewhere = families(["Open Sans", "Noto Sans CJK SC"], "string");

const preferences =
  `<alias><family>monospace</family><prefer>${monospace}</prefer></alias>` +
  `<match><edit name="family" mode="append_last">${elsewhere}</edit></match>`;

const fontsConfiguration = (fonts: string): string =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}/fonts</dir>` +
  `<dir>/usr/share/fonts</dir><cachedir>${fonts}/cache</cachedir>${preferences}</fontconfig>`;
