import { welcomesIn } from "./welcomesIn.ts";

welcomesIn("english");
