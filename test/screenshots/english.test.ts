// `node test/run.mjs screenshots`: the pictures of the READMEs, made in a real editor. Look at them before you keep them.
import { picturesIn } from "./picturesIn.ts";

picturesIn("english");
