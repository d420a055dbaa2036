import { findBrowser } from "./browser.ts";
import { ensureEditor } from "./installedEditor.ts";

ensureEditor();
findBrowser();
