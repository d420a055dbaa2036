import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Profile } from "../editor/serverCommand.ts";

/**
 * Sets the display language of a profile before its editor starts. The extension's texts follow it; the workbench's
 * stay English, because its translation is not on npm.
 */
export function setDisplayLanguage(profile: Profile, language: string): void {
  const user = join(profile.userData, "User");
  const translation = join(profile.userData, "main.i18n.json");
  mkdirSync(user, { recursive: true });
  writeJson(join(user, "argv.json"), { locale: language });
  writeJson(translation, { "": [], version: "1.0.0", contents: {} });
  writeJson(join(profile.userData, "languagepacks.json"), {
    [language]: {
      hash: "test",
      label: language,
      extensions: [{ extensionIdentifier: { id: `test.${language}` }, version: "1.0.0" }],
      translations: { vscode: translation },
    },
  });
}

const writeJson = (file: string, value: unknown): void => writeFileSync(file, JSON.stringify(value));
