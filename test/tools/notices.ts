// Writes the notice of whose code is in the bundles anew.
import { writeFileSync } from "node:fs";
import { noticesFile, thirdPartyNotices } from "./thirdParty.ts";

writeFileSync(noticesFile, await thirdPartyNotices());
console.log(noticesFile);
