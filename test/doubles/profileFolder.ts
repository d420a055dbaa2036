import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestScope } from "./testScope.ts";

/** A home folder with the files of tccli and the SDKs, removed when the test ends. */
export class ProfileFolder {
  readonly path = mkdtempSync(join(tmpdir(), "ecm-"));
  readonly tccli = join(this.path, ".tccli");
  readonly ini = join(this.path, ".tencentcloud/credentials");

  constructor(scope: TestScope) {
    scope.after(() => rmSync(this.path, { recursive: true, force: true }));
  }

  /** Writes a file as tccli does, atomically and readable by its owner only by default. */
  write(name: string, content: unknown, mode = 0o600): string {
    const file = name === "credentials" ? this.ini : join(this.tccli, name);
    mkdirSync(dirname(file), { recursive: true });
    const draft = `${file}.new`;
    writeFileSync(
      draft,
      typeof content === "string" || content instanceof Uint8Array ? content : JSON.stringify(content),
    );
    chmodSync(draft, mode);
    renameSync(draft, file);
    return file;
  }
}
