import { Emitter } from "../../src/base/events.ts";
import { type Grouping, type ImageGrouping, parseSetting } from "../../src/base/settings.ts";
import type { SettingName, Settings, SettingValues, Verbosity } from "../../src/base/settings.ts";
import { defaultTemplate } from "../../src/view/createImage/nameTemplate.ts";

/** Settings that all windows of a computer share, with the defaults of the manifest. */
export class MemorySettings implements Settings {
  readonly #onDidChange = new Emitter<SettingName>();
  readonly onDidChange = this.#onDidChange.event;
  nameTemplate: string = defaultTemplate;
  notifications: Verbosity = parseSetting.notifications(undefined);
  endpoint = "";
  tccliDirectory = "";
  groupBy: Grouping = parseSetting.groupBy(undefined);
  groupImagesBy: ImageGrouping = parseSetting.groupImagesBy(undefined);

  async update<Name extends SettingName>(name: Name, value: SettingValues[Name]): Promise<void> {
    Object.assign(this, { [name]: value });
    this.#onDidChange.fire(name);
  }
}
