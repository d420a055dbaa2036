import { spawn } from "node:child_process";

/** Opens the address in the user's browser, if there is a display. */
export function openBrowser(url: string): void {
  if (!hasDisplay()) return;
  const [command = "", ...args] = opener();
  const child = spawn(command, [...args, url], { stdio: "ignore", detached: true });
  child.once("error", () => console.log("No browser could be opened; open the address yourself."));
  child.unref();
}

function hasDisplay(): boolean {
  if (process.env["CI"] !== undefined) return false;
  if (process.platform === "darwin" || process.platform === "win32") return true;
  return [process.env["DISPLAY"], process.env["WAYLAND_DISPLAY"]].some(Boolean);
}

function opener(): readonly string[] {
  if (process.platform === "darwin") return ["open"];
  return process.platform === "win32" ? ["cmd", "/c", "start", ""] : ["xdg-open"];
}
