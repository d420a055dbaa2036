import * as l10n from "@vscode/l10n";
import type { Shell } from "../../base/shell.ts";

export const shellLabel = (shell: Shell): string =>
  shell === "powershell" ? "PowerShell" : l10n.t("bash, zsh, or sh");

export const shellIcons: Readonly<Record<Shell, string>> = {
  posix: "terminal-bash",
  powershell: "terminal-powershell",
};
