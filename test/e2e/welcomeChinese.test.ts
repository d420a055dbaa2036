import { welcomesIn } from "./welcomesIn.ts";

welcomesIn("chinese");
