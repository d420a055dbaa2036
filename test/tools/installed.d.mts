export function ensureModules(folder: string, what: string): void;
