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

const textOf = async (address: string): Promise<string> =>
  (await vscode.workspace.openTextDocument(vscode.Uri.parse(address))).getText();

describe("the extension", () => {
  it("activates", async () => {
    await extension().activate();
    assert.equal(extension().isActive, true);
  });

  it("loads its second bundle only when something is used, such as a document restored from an earlier session", async () => {
    await extension().activate();
    const isRead = () => Object.keys(require.cache).some((file) => file.endsWith("app.cjs"));
    assert.equal(isRead(), false);
    assert.equal(
      await textOf("ecm-report:/Connection?of=an earlier window"),
      "This report is no longer kept. For a new one, run ECM: Test Connection.",
    );
    assert.equal(isRead(), true);
    assert.equal(await textOf("ecm-task:/golden.md?gone"), "This task is no longer in the journal.");
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
