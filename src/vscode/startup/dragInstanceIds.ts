import * as vscode from "vscode";
import type { ShownRow } from "../../view/explorer/treeNode.ts";

const text = "text/plain";

/** Lets instances be dragged into an editor, where their ids are inserted, one a line. */
export const dragInstanceIds: vscode.TreeDragAndDropController<ShownRow> = {
  dragMimeTypes: [text],
  dropMimeTypes: [],
  handleDrag(rows, data) {
    const ids = rows.flatMap(({ row: { subject } }) =>
      typeof subject === "object" && "instance" in subject ? [subject.instance.id] : [],
    );
    if (ids.length > 0) data.set(text, new vscode.DataTransferItem(ids.join("\n")));
  },
};

/** Every document, but more exactly than by "*", so that what VS Code would insert comes second. */
const everywhere: vscode.DocumentSelector = { pattern: "**" };

/** What VS Code drags of rows in grey is the address that makes them grey; in an editor the ids take its place. */
export const dropInstanceIds = (): vscode.Disposable =>
  vscode.languages.registerDocumentDropEditProvider(
    everywhere,
    {
      async provideDocumentDropEdits(_document, _position, data) {
        const ids = data.get("text/uri-list") && (await data.get(text)?.asString());
        return ids ? new vscode.DocumentDropEdit(ids) : undefined;
      },
    },
    { dropMimeTypes: ["application/vnd.code.tree.ecm.instances"] },
  );
