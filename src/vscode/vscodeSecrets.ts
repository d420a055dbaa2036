import type * as vscode from "vscode";
import type { Secrets } from "../accounts/secrets.ts";

/** VS Code's SecretStorage as our port. */
export const vscodeSecrets = (storage: vscode.SecretStorage): Secrets => ({
  keys: async () => await storage.keys(),
  get: async (key) => await storage.get(key),
  store: async (key, value) => await storage.store(key, value),
  delete: async (key) => await storage.delete(key),
  onDidChange: (listener) => storage.onDidChange(listener),
});
