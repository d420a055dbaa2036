// Updates the notice of third-party code in the bundles.
import { writeFileSync } from "node:fs";
import { noticesFile, thirdPartyNotices } from "./thirdParty.ts";

writeFileSync(noticesFile, await thirdPartyNotices());
console.log(noticesFile);
