import { picturesIn } from "./picturesIn.ts";

picturesIn("chinese");
