// What VS Code uses of @vscode/spdlog, without its native addon: plain appends to the log file.
import { appendFileSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
const NAMES = ["trace", "debug", "info", "warning", "error", "critical", "off"];
class Logger {
  #file;
  #level = 2;
  #plain = false;
  constructor(file) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
  }
  #put(level, text) {
    if (level < this.#level) {
      return;
    }
    const d = new Date(),
      p = (n, w = 2) => String(n).padStart(w, "0");
    const at = `${d.getFullYear()}-${p(d.getMonth() + 1)}-${p(d.getDate())} ${p(d.getHours())}:${p(d.getMinutes())}:${p(d.getSeconds())}.${p(d.getMilliseconds(), 3)}`;
    try {
      appendFileSync(this.#file, this.#plain ? text : `${at} [${NAMES[level]}] ${text}\n`);
    } catch {
      /* the folder went away */
    }
  }
  trace(m) {
    this.#put(0, m);
  }
  debug(m) {
    this.#put(1, m);
  }
  info(m) {
    this.#put(2, m);
  }
  warn(m) {
    this.#put(3, m);
  }
  error(m) {
    this.#put(4, m);
  }
  critical(m) {
    this.#put(5, m);
  }
  getLevel() {
    return this.#level;
  }
  setLevel(l) {
    this.#level = l;
  }
  setPattern() {
    this.#plain = false;
  }
  clearFormatters() {
    this.#plain = true;
  }
  flush() {}
  drop() {}
}
export const version = 0;
export function setFlushOn() {}
export function setLevel() {}
export function shutdown() {}
export async function createRotatingLogger(_name, file) {
  return new Logger(file);
}
export async function createAsyncRotatingLogger(_name, file) {
  return new Logger(file);
}
