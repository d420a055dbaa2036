// `node test/run.mjs screenshots`: the pictures of the READMEs, made in a real editor. Review them before you commit.
import { picturesIn } from "./picturesIn.ts";

picturesIn("english");
