// Runs before anything is installed: Node's own modules only.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

// A network that never answers ends too.
const longest = 20 * 60_000;

/** Runs `npm ci` in the folder, unless what is installed there is what its lock file says. */
export function ensureModules(folder, what) {
  if (isInstalled(folder)) return;
  console.log(`Installing ${what} …`);
  const run = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit"],
    timeout: longest,
    shell: process.platform === "win32",
  });
  if (run.status !== 0) throw new Error(`npm ci in ${folder} ended with ${run.status ?? run.signal}`);
}

function isInstalled(folder) {
  const record = join(folder, "node_modules/.package-lock.json");
  if (!existsSync(record)) return false;
  const have = packages(record);
  const want = packages(join(folder, "package-lock.json"));
  return Object.entries(want).every(([path, entry]) => path === "" || isSame(entry, have[path]));
}

const packages = (file) => JSON.parse(readFileSync(file, "utf8")).packages;

// What is optional may be missing: it is for another kind of machine.
function isSame(wanted, had) {
  if (!had) return wanted.optional === true;
  return had.version === wanted.version && had.integrity === wanted.integrity;
}
