import { spawnSync } from "node:child_process";

/** The POSIX shells of this computer. */
export const posixShells: readonly string[] = ["sh", "bash", "zsh", "dash", "ksh"].filter(
  (shell) => spawnSync(shell, ["-c", ":"]).status === 0,
);
