import * as vscode from "vscode";
import type { ShownRow } from "../view/shownRow.ts";

/** Lets instances be dragged into an editor, where their ids are inserted, one a line. */
export const dragIds: vscode.TreeDragAndDropController<ShownRow> = {
  dragMimeTypes: ["text/plain"],
  dropMimeTypes: [],
  handleDrag(rows, data) {
    const ids = rows.flatMap(({ row: { subject } }) =>
      typeof subject === "object" && "instance" in subject ? [subject.instance.id] : [],
    );
    if (ids.length > 0) data.set("text/plain", new vscode.DataTransferItem(ids.join("\n")));
  },
};
