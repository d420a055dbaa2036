import { type Settings, verbosityOf } from "../view/settings.ts";
import { setting } from "./setting.ts";

/** The settings of this window, read anew each time. */
export const windowSettings: Settings = {
  get nameTemplate() {
    return setting("nameTemplate");
  },
  get notifications() {
    return verbosityOf(setting("notifications"));
  },
};
