import { readFile, stat } from "node:fs/promises";
import type { ProfileProblem } from "../ecm/errorsOfProfiles.ts";

export type ProfileFile =
  | { readonly ok: true; readonly text: string; readonly isExposed: boolean }
  | { readonly ok: false; readonly problem: ProfileProblem };

const mostBytes = 1_000_000;

/** Reads a file of keys. What is no ordinary file, such as a pipe that would never end, is not opened. */
export async function readProfileFile(path: string): Promise<ProfileFile> {
  try {
    const { mode, size, isFile } = await looked(path);
    if (!isFile || size > mostBytes) return { ok: false, problem: "ClientError.ProfileUnreadable" };
    return { ok: true, text: await readFile(path, "utf8"), isExposed: isExposed(mode) };
  } catch (error) {
    return { ok: false, problem: isMissing(error) ? "ClientError.ProfileMissing" : "ClientError.ProfileUnreadable" };
  }
}

async function looked(path: string) {
  const stats = await stat(path);
  return { mode: stats.mode, size: stats.size, isFile: stats.isFile() };
}

/** Windows keeps no such bits. */
const isExposed = (mode: number): boolean => process.platform !== "win32" && (mode & 0o044) !== 0;

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
