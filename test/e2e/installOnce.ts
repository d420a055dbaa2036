import { cpSync, existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import { isOldest } from "../editor/installedEditor.ts";
import { removeFolder, scratch, temporaryFolder } from "../editor/scratch.ts";
import { installPackage, type Profile, profileIn } from "../editor/serverCommand.ts";
import { packageFile } from "../tools/project.ts";

/** Puts the packaged extension into a profile. A run installs it once and copies the result into each profile. */
export function installOnce(profile: Profile): void {
  const kept = join(process.env["ECM_TEST_RUN"] ?? scratch(), isOldest ? "installed-oldest" : "installed");
  if (!existsSync(kept)) installInto(kept);
  cpSync(kept, profile.extensions, { recursive: true });
}

// Two test files may do so at once: the later one uses what is there.
function installInto(kept: string): void {
  const folder = temporaryFolder();
  const profile = profileIn(folder);
  installPackage(packageFile, profile);
  try {
    renameSync(profile.extensions, kept);
  } catch (error) {
    if (!existsSync(kept)) throw error;
  } finally {
    removeFolder(folder);
  }
}
