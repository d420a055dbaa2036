// `node test/run.mjs icon`: renders media/source/icon.svg, because the marketplace accepts no SVG.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { launchBrowser } from "../editor/browser.ts";
import { temporaryFolder } from "../editor/scratch.ts";
import { root } from "./project.ts";

const size = 256;

const browser = await launchBrowser(join(temporaryFolder(), "browser"));
const page = await browser.newPage();
await page.setViewportSize({ width: size, height: size });
await page.setContent(`<style>body { margin: 0 }</style>${readFileSync(join(root, "media/source/icon.svg"), "utf8")}`);
await page.screenshot({ path: join(root, "media/icon.png"), omitBackground: true });
await browser.close();
