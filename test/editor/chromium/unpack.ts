import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
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
  writeFileSync(join(part, "fonts/fonts.conf"), fontsConfiguration(join(unpacked, "fonts")));
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

const fontsConfiguration = (fonts: string): string =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}/fonts</dir>` +
  `<dir>/usr/share/fonts</dir><cachedir>${fonts}/cache</cachedir></fontconfig>`;
