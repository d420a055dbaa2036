import assert from "node:assert/strict";
import * as vscode from "vscode";

interface Manifest {
  readonly contributes?: { readonly commands?: readonly { readonly command: string }[] };
}

function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension("ecm-tools.tencent-ecm-images");
  assert.ok(found, "the extension is not there");
  return found;
}

describe("the extension", () => {
  it("activates", async () => {
    await extension().activate();
    assert.equal(extension().isActive, true);
  });

  it("registers each command that its manifest offers", async () => {
    await extension().activate();
    const known = new Set(await vscode.commands.getCommands(true));
    const { contributes }: Manifest = extension().packageJSON;
    const offered = (contributes?.commands ?? []).map(({ command }) => command);
    assert.deepEqual(
      offered.filter((command) => !known.has(command)),
      [],
    );
  });
});
