import type { BuildOptions } from "esbuild";

/** How the extension is bundled. */
export const options: BuildOptions;
