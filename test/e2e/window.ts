import type { Page } from "playwright-core";
import { ContextMenu } from "./pages/contextMenu.ts";
import { Dialog } from "./pages/dialog.ts";
import { Keyboard } from "./pages/keyboard.ts";
import { OutputChannel } from "./pages/outputChannel.ts";
import { Palette } from "./pages/palette.ts";
import { QuickInput } from "./pages/quickInput.ts";
import { StatusBar } from "./pages/statusBar.ts";
import { TextDocument } from "./pages/textDocument.ts";
import { Toasts } from "./pages/toasts.ts";
import { View } from "./pages/view.ts";
import { Workbench } from "./pages/workbench.ts";

/** One window of the editor, and what the user sees in it. */
export class Window {
  readonly page: Page;
  readonly workbench: Workbench;
  readonly quick: QuickInput;
  readonly menu: ContextMenu;
  readonly toasts: Toasts;
  readonly status: StatusBar;
  readonly dialog: Dialog;
  readonly keys: Keyboard;
  readonly palette: Palette;
  readonly output: OutputChannel;
  readonly document: TextDocument;
  readonly instances: View;
  readonly images: View;
  readonly tasks: View;

  constructor(page: Page) {
    this.page = page;
    this.workbench = new Workbench(page);
    this.quick = new QuickInput(page);
    this.menu = new ContextMenu(page);
    this.toasts = new Toasts(page);
    this.status = new StatusBar(page);
    this.dialog = new Dialog(page);
    this.keys = new Keyboard(page);
    this.palette = new Palette(page);
    this.output = new OutputChannel(page);
    this.document = new TextDocument(page);
    this.instances = new View(page, "Instances");
    this.images = new View(page, "Images");
    this.tasks = new View(page, "Tasks");
  }
}
