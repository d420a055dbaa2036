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

  it("reads what lies behind its commands only when one is used", async () => {
    await extension().activate();
    const isRead = () => Object.keys(require.cache).some((file) => file.endsWith("app.cjs"));
    assert.equal(isRead(), false);
    await vscode.commands.executeCommand("ecm.showLog");
    assert.equal(isRead(), true);
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
