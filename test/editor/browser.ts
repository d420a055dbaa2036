import { existsSync } from "node:fs";
import { chromium, type BrowserContext } from "playwright-core";
import { npmChromium, type Browser } from "./chromium/unpack.ts";
import { patience } from "../tools/patience.ts";
import { scratch } from "./scratch.ts";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The machine's browser (CHROMIUM_PATH names another, or "npm"), else the one from npm. */
export function findBrowser(): Browser {
  const wanted = process.env["CHROMIUM_PATH"] ?? places.find((place) => existsSync(place)) ?? "npm";
  return wanted === "npm" ? npmChromium() : { executablePath: wanted, env: {} };
}

// As root Chromium runs only without its sandbox; the other options keep it off the network.
const switches = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

/** Opens a browser on a profile folder, so that the workbench's storage survives a reload. HEADED=1 shows it. */
export async function launchBrowser(profile: string): Promise<BrowserContext> {
  const { executablePath, env } = findBrowser();
  return chromium.launchPersistentContext(profile, {
    executablePath,
    env: { ...process.env, ...env, TMPDIR: scratch() },
    headless: process.env["HEADED"] === undefined,
    args: switches,
    timeout: patience(60_000),
    viewport: { width: 1280, height: 800 },
  });
}
