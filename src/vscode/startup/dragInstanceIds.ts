import * as vscode from "vscode";
import type { ShownRow } from "../../view/explorer/treeNode.ts";

const text = "text/plain";

/** Drags instances into an editor, where their IDs are inserted, one per line. */
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

/** Matches every document, but more specifically than "*", so that this drop comes before VS Code's own. */
const everywhere: vscode.DocumentSelector = { pattern: "**" };

/** For stale rows VS Code drags the URI that colors them; dropped in an editor, the IDs take its place. */
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
