import { addAccount, cloud } from "./cloud.ts";
import { shoot } from "./evidence.ts";
import { palerThan } from "./pages/contrast.ts";
import { settlesOn } from "./pages/settled.ts";

const { story, simulator } = cloud({ theme: "Default High Contrast Light", height: 1600 });

/** The contrast that WCAG requires of text at level AA. */
const readable = 4.5;

story("in high contrast every row can be read, also while the cloud cannot be reached", async (editor) => {
  const { window } = editor;
  await window.workbench.openContainer("ECM");
  await addAccount(editor);
  await window.instances.showsRow(/live-player-01/);
  await settlesOn(window.page, () => palerThan(window.page, readable), []);
  await simulator().stop();
  await window.palette.run("ECM: Refresh");
  await window.instances.showsRow(/No connection to Tencent Cloud/);
  await window.instances.isGrey("live-player-01");
  await settlesOn(window.page, () => palerThan(window.page, readable), []);
  await shoot(window.page, "high-contrast-offline-light");
  await window.workbench.toggleTheme("dark");
  await settlesOn(window.page, () => palerThan(window.page, readable), []);
  await shoot(window.page, "high-contrast-offline-dark");
});
