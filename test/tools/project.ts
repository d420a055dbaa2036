import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** The result of `npm run package`. */
export const packageFile = join(root, "dist/tencent-ecm-images.vsix");

/** The test files of a folder under test/, as paths from the project's folder. */
export function testFiles(folder: string): readonly string[] {
  const path = join(root, "test", folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => join("test", folder, file))
    .toSorted();
}
