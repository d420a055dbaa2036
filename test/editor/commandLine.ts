/** A command line like VS Code's: options with their values, and positional arguments. */
export interface CommandLine {
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly rest: readonly string[];
}

// Options that take the next word as their value; every other one is a switch.
const valued = new Set([
  "crash-reporter-directory",
  "enable-proposed-api",
  "extensionDevelopmentPath",
  "extensionTestsPath",
  "extensions-dir",
  "file-uri",
  "folder-uri",
  "install-extension",
  "locale",
  "log",
  "profile",
  "uninstall-extension",
  "user-data-dir",
]);

export function parseCommandLine(words: readonly string[]): CommandLine {
  const options = new Map<string, string[]>();
  const rest: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const [, name, value] = /^--?([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (name === undefined) rest.push(word);
    else options.set(name, [...(options.get(name) ?? []), value ?? (valued.has(name) ? (words[++at] ?? "") : "")]);
  }
  return { options, rest };
}
