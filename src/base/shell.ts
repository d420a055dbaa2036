/** The kinds of shells that a command can be copied for: sh, bash and zsh are one. */
export type Shell = "posix" | "powershell";

/** The shell that an operating system opens by itself. */
export const defaultShell = (platform: NodeJS.Platform): Shell => (platform === "win32" ? "powershell" : "posix");

export const otherShell = (shell: Shell): Shell => (shell === "posix" ? "powershell" : "posix");
