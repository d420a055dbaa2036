import type { Shell } from "../../base/shell.ts";

/** Writes an argument so that a shell passes it to a program unchanged. */
export const shellWord: Readonly<Record<Shell, (argument: string) => string>> = {
  posix(argument) {
    if (harmless.test(argument)) return argument;
    if (argument.includes("'") && quotable.test(argument)) return `"${argument}"`;
    return `'${argument.replaceAll("'", `'\\''`)}'`;
  },
  powershell(argument) {
    if (plain.test(argument)) return argument;
    const native = needsLegacy(argument) ? quotedForWindows(argument) : argument;
    if (native.includes("'") && !/["$`\u201c-\u201e]/.test(native)) return `"${native}"`;
    return `'${native.replace(singleQuotes, "$&$&")}'`;
  },
};

/** Words that no POSIX shell changes: a name, or an option with a simple value. zsh replaces `=ls` by a path. */
const harmless = /^(--[\w.-]+=)?[\w%+:,./-]+$/;

/** Texts that stay the same within the double quotes of a POSIX shell, also where `!` recalls history. */
const quotable = /^([^$`"!\\]|\\(?=[^$`"!\\\n]))*$/;

/** PowerShell splits some words at a dot, and reads others as numbers or lists. */
const plain = /^(--)?[a-z][a-z-]*$/i;

/** Each of them ends a single-quoted text in PowerShell, and stands for itself when it is doubled. */
const singleQuotes = /['\u2018-\u201b]/g;

/** Whether an argument reaches a program only under `$PSNativeCommandArgumentPassing = 'Legacy'`. */
export const needsLegacy = (argument: string): boolean => /"|\\$/.test(argument);

/**
 * Quotes an option for a Windows program's own reading of its command line, which Windows PowerShell leaves to its user.
 * @see https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments
 */
function quotedForWindows(argument: string): string {
  const start = argument.indexOf("=") + 1;
  const value = argument
    .slice(start)
    .replace(/(\\*)"/g, '$1$1\\"')
    .replace(/\\+$/, "$&$&");
  return `${argument.slice(0, start)}"${value}"`;
}
