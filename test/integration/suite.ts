import { readdirSync } from "node:fs";
import { join } from "node:path";
import Mocha from "mocha";
import { patience } from "../tools/patience.ts";

/** Called by VS Code inside the extension host: runs every test file that was bundled beside this one. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: "bdd", timeout: patience(20_000), reporter: "spec", color: false });
  for (const file of readdirSync(__dirname)) if (file.endsWith(".test.cjs")) mocha.addFile(join(__dirname, file));
  await new Promise<void>((resolve, reject) => {
    mocha.run((failures) => (failures === 0 ? resolve() : reject(new Error(`${failures} tests failed`))));
  });
}
